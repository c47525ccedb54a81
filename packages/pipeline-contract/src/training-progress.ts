import { type Static, Type } from 'typebox';

/** What the heartbeat of a training says. */
export const TrainingProgress = Type.Object({
  stage: Type.Union([Type.Literal('reading'), Type.Literal('growing'), Type.Literal('storing')]),
  treesDone: Type.Integer(),
  treesInAll: Type.Integer(),
});
export type TrainingProgress = Static<typeof TrainingProgress>;
