import type {
  ApprovalResult,
  BackfillInput,
  BatchDecision,
  BatchDecisionResult,
  PipelineInput,
  StoredObject,
  Trial,
  TuningInput,
} from '@canopy/pipeline-contract';
import type { BackfillActivities } from './backfill.js';
import type { DecideInput, DropPartsInput, Snapshot, SnapshotInput, TrainingDecision } from './dataset.js';
import type { EvaluateInput, Evaluation } from './evaluation.js';
import type { FetchInput, FetchResult, PreprocessResult } from './ingest.js';
import type {
  EndRunInput,
  RegisterInput,
  Registration,
  SettleApprovalInput,
  StartRunInput,
  TrackedRun,
} from './registration.js';
import type { ReproductionActivities } from './reproduction.js';
import type { GrowPartInput, MergedModel, MergePartsInput, TrainedModel, TrainInput } from './training.js';
import type { TryCandidateInput, TuningReport } from './tuning.js';
import type { WatchActivities } from './watch.js';

/** What the workflow asks of the activities. Only small things travel: rows and models are named by reference. */
export interface PipelineActivities extends WatchActivities, ReproductionActivities, BackfillActivities {
  checkBackfillInput(input: BackfillInput): Promise<void>;
  checkInput(input: PipelineInput): Promise<void>;
  fetch(input: FetchInput): Promise<FetchResult>;
  preprocess(): Promise<PreprocessResult>;
  decideBatch(decision: BatchDecision): Promise<Omit<BatchDecisionResult, keyof PreprocessResult>>;
  decide(input: DecideInput): Promise<TrainingDecision>;
  snapshot(input: SnapshotInput): Promise<Snapshot>;
  startRun(input: StartRunInput): Promise<TrackedRun>;
  train(input: TrainInput): Promise<TrainedModel>;
  growPart(input: GrowPartInput): Promise<StoredObject>;
  mergeParts(input: MergePartsInput): Promise<MergedModel>;
  dropParts(input: DropPartsInput): Promise<void>;
  evaluate(input: EvaluateInput): Promise<Evaluation>;
  register(input: RegisterInput): Promise<Registration>;
  settleApproval(input: SettleApprovalInput): Promise<ApprovalResult>;
  endRun(input: EndRunInput): Promise<void>;
  checkTuningInput(input: TuningInput): Promise<void>;
  tryCandidate(input: TryCandidateInput): Promise<Trial>;
  storeTuning(input: TuningReport): Promise<StoredObject>;
}
