import { type Static, Type } from 'typebox';

/** A parameter or a tag. */
export const KeyValue = Type.Object({ key: Type.String(), value: Type.String() });
export type KeyValue = Static<typeof KeyValue>;
