import { type Static, Type } from 'typebox';

/** What has come in so far. */
export const Samples = Type.Object({
  /** Typed rows that a model can be trained on. */
  total: Type.Integer(),
  batchCount: Type.Integer(),
  received: Type.Integer(),
  duplicated: Type.Integer(),
  quarantined: Type.Integer(),
  /** ISO 8601; absent before the first batch. */
  updatedAt: Type.Optional(Type.String()),
});
export type Samples = Static<typeof Samples>;
