import { BatchDecision, BatchFinding, BatchState } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** An answer of the source, and what became of it. */
export const Batch = Type.Object({
  id: Type.String(),
  batchNumber: Type.Integer(),
  state: BatchState,
  received: Type.Integer(),
  inserted: Type.Integer(),
  duplicated: Type.Integer(),
  failed: Type.Integer(),
  /** Of its rows: those that can be trained on. */
  typed: Type.Integer(),
  quarantined: Type.Integer(),
  fetchedAt: Type.String(),
  findings: Type.Array(BatchFinding),
  decision: Type.Optional(Type.Object({ by: Type.String(), reason: Type.String(), at: Type.String() })),
});
export type Batch = Static<typeof Batch>;

/** A row that was kept out of training. */
export const QuarantinedRow = Type.Object({
  batchId: Type.String(),
  value: Type.Optional(Type.String()),
  reason: Type.String(),
  /** The row as it came, as text. */
  content: Type.String(),
  at: Type.String(),
});
export type QuarantinedRow = Static<typeof QuarantinedRow>;

/** The rows that break one rule first, in one column. */
export const QuarantineRule = Type.Object({
  rule: Type.String(),
  /** Absent where the row as a whole is at fault. */
  column: Type.Optional(Type.String()),
  rows: Type.Integer(),
  latestAt: Type.String(),
  /** The latest few. */
  samples: Type.Array(QuarantinedRow),
});
export type QuarantineRule = Static<typeof QuarantineRule>;

export const Batches = Type.Object({
  /** Those that wait for a person, then the latest. */
  held: Type.Array(Batch),
  latest: Type.Array(Batch),
  /** Most frequent first. */
  quarantine: Type.Array(QuarantineRule),
});
export type Batches = Static<typeof Batches>;

export const BatchDecisionRequest = BatchDecision;
export type BatchDecisionRequest = Static<typeof BatchDecisionRequest>;
