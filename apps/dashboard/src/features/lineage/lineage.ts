import { type Static, Type } from 'typebox';

/** What came from what, in both directions from a version or a batch: lists of the same things, in the order of their making. */
export const Lineage = Type.Object({
  batches: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.String(),
      received: Type.Integer(),
      fetchedAt: Type.String(),
    }),
  ),
  snapshots: Type.Array(
    Type.Object({
      sha256: Type.String(),
      rows: Type.Integer(),
      trainingRows: Type.Integer(),
      holdoutRows: Type.Integer(),
      createdAt: Type.String(),
      /** How many of its rows are of which batch, and between which ids of typed rows. */
      batches: Type.Array(
        Type.Object({
          batchId: Type.String(),
          rows: Type.Integer(),
          firstId: Type.String(),
          lastId: Type.String(),
        }),
      ),
    }),
  ),
  trainings: Type.Array(
    Type.Object({
      runId: Type.String(),
      version: Type.String(),
      snapshotSha256: Type.Optional(Type.String()),
      modelSha256: Type.Optional(Type.String()),
      accuracy: Type.Number(),
      trainedAt: Type.String(),
    }),
  ),
  decisions: Type.Array(
    Type.Object({
      position: Type.String(),
      version: Type.String(),
      outcome: Type.String(),
      who: Type.String(),
      why: Type.String(),
      decidedAt: Type.String(),
    }),
  ),
  /** Of the last seven days. */
  predictions: Type.Array(
    Type.Object({ version: Type.String(), count: Type.Integer(), latestAt: Type.String() }),
  ),
});
export type Lineage = Static<typeof Lineage>;

/** Where a lineage begins. */
export type LineageSubject = { version: string } | { batch: string };
