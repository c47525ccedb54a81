import { type Static, Type } from 'typebox';

export const Batch = Type.Object({
  id: Type.String(),
  batchNumber: Type.Integer(),
  received: Type.Integer(),
  inserted: Type.Integer(),
  duplicated: Type.Integer(),
  failed: Type.Integer(),
  fetchedAt: Type.String(),
});
export type Batch = Static<typeof Batch>;

/** Rows that were kept out of training for one reason. */
export const QuarantineReason = Type.Object({
  column: Type.Optional(Type.String()),
  reason: Type.String(),
  rows: Type.Integer(),
  /** One of the refused values. */
  example: Type.Optional(Type.String()),
  latestAt: Type.String(),
});
export type QuarantineReason = Static<typeof QuarantineReason>;

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
  /** Newest first. */
  latestBatches: Type.Array(Batch),
  /** Most frequent first. */
  quarantineReasons: Type.Array(QuarantineReason),
});
export type Samples = Static<typeof Samples>;
