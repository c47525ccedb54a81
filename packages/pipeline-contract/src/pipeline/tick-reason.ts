import { type Static, Type } from 'typebox';
import { BatchFinding } from '../batches/batch-check.js';
import { GateReason } from '../gate/gate-reason.js';

const Count = Type.Integer();

/** Whether it is worth training, and why. */
export const TrainingReason = Type.Union([
  Type.Object({ code: Type.Literal('few_rows'), rows: Count, needed: Count }),
  Type.Object({ code: Type.Literal('one_class'), rows: Count }),
  Type.Object({ code: Type.Literal('no_holdout'), rows: Count }),
  Type.Object({ code: Type.Literal('first_training'), rows: Count }),
  Type.Object({ code: Type.Literal('new_rows'), rows: Count, needed: Count }),
]);
export type TrainingReason = Static<typeof TrainingReason>;

/** What held a batch, without what it was found in. */
export const HoldReason = Type.Pick(BatchFinding, ['rule', 'column', 'message', 'facts']);
export type HoldReason = Static<typeof HoldReason>;

/**
 * Why a tick ended as it did: codes with their facts, in the order of the telling, so that whoever shows them may say them in another
 * language.
 */
export const TickReason = Type.Union([
  Type.Object({ code: Type.Literal('held'), findings: Type.Array(HoldReason) }),
  /** In the words of the source. */
  Type.Object({ code: Type.Literal('exhausted'), message: Type.String() }),
  Type.Object({ code: Type.Literal('not_trained'), reason: TrainingReason }),
  Type.Object({ code: Type.Literal('decided'), version: Type.String(), reasons: Type.Array(GateReason) }),
]);
export type TickReason = Static<typeof TickReason>;
