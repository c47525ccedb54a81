import type {
  ApprovalAnswer,
  ApprovalInput,
  GatePolicy,
  GateReason,
  TrainingSettings,
} from '@canopy/pipeline-contract';
import type { Snapshot } from './dataset.js';
import type { Evaluation } from './evaluation.js';
import type { TrainedModel } from './training.js';

export interface StartRunInput {
  batchId: string;
  groupNumber: number;
  training: TrainingSettings;
  /** Milliseconds since 1970. */
  startTime: number;
  /** The same key again gives the same run. */
  idempotencyKey: string;
}

export interface TrackedRun {
  runId: string;
  experimentId: string;
  artifactUri: string;
}

export interface RegisterInput {
  batchId: string;
  modelName: string;
  minSampleIncrement: number;
  testSize: number;
  training: TrainingSettings;
  run: TrackedRun;
  snapshot: Snapshot;
  model: TrainedModel;
  evaluation: Evaluation;
  /** Share of rows that the evaluation was asked to cover. */
  coverage?: number;
  /** What a promotion needs; `defaultGatePolicy` if nothing is said. */
  gate?: GatePolicy;
  /** Milliseconds since 1970: one moment for all that is logged, so that a second attempt logs the same. */
  loggedAt: number;
  /** The run of the workflow: the same key again gives the same version. */
  idempotencyKey: string;
}

export interface Registration {
  version: string;
  outcome: 'promoted' | 'kept' | 'awaiting_approval';
  reasons: GateReason[];
  /** The same as a sentence. */
  reason: string;
  /** Of the decision in the chain. */
  position: number;
}

export interface EndRunInput {
  runId: string;
  status: 'FAILED' | 'KILLED';
  /** Milliseconds since 1970. */
  endTime: number;
}

/** How a question ended: by a person's answer, or without one. */
export type ApprovalEnd =
  | ApprovalAnswer
  | { reason: Extract<GateReason, { code: 'unanswered' | 'withdrawn' | 'overtaken' }> };

export interface SettleApprovalInput {
  asked: ApprovalInput;
  end: ApprovalEnd;
}
