import { type Static, Type } from 'typebox';

/** Deleting an experiment or a run only marks it, and can be undone. */
export const LifecycleStage = Type.Enum(['active', 'deleted']);
export type LifecycleStage = Static<typeof LifecycleStage>;
