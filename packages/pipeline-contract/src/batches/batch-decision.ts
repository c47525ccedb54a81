import { type Static, Type } from 'typebox';
import { BatchState } from './batch-check.js';

/** What the workflow `decide_batch` is started with: a person's word on a batch that is held. */
export const BatchDecision = Type.Object({
  batchId: Type.String({ minLength: 1, maxLength: 100 }),
  verdict: Type.Union([Type.Literal('release'), Type.Literal('reject')]),
  /** Who says so, and why. */
  by: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
});
export type BatchDecision = Static<typeof BatchDecision>;

/** What came of it. The same decision again gives the same. */
export const BatchDecisionResult = Type.Object({
  state: BatchState,
  inserted: Type.Integer(),
  duplicated: Type.Integer(),
  failed: Type.Integer(),
  /** Rows that were typed and quarantined thereupon, of this batch or others that waited. */
  processed: Type.Integer(),
  quarantined: Type.Integer(),
});
export type BatchDecisionResult = Static<typeof BatchDecisionResult>;
