export { ApprovalAnswer, ApprovalInput, ApprovalResult } from './approval/approval.js';
export { approvals } from './approval/approval-names.js';
export { BackfillInput, BackfillProgress, BackfillResult } from './backfill/backfill.js';
export { backfillMemo, backfillWorkflow } from './backfill/backfill-names.js';
export { BatchFinding, BatchProfile, BatchRule, BatchState, findingFacts } from './batches/batch-check.js';
export { BatchDecision, BatchDecisionResult } from './batches/batch-decision.js';
export {
  batchDecidedFailure,
  batchDecisionId,
  batchDecisionWorkflow,
} from './batches/batch-decision-name.js';
export { ChampionFault } from './gate/champion-fault.js';
export { explainGatePolicy } from './gate/explain-gate-policy.js';
export { defaultGatePolicy, GatePolicy } from './gate/gate-policy.js';
export { GateReason, ReasonedEvidence } from './gate/gate-reason.js';
export { GateReceipt, GateWeighing } from './gate/gate-receipt.js';
export {
  PipelineInput,
  PipelineOutcome,
  PipelineResult,
} from './pipeline/covertype-pipeline.js';
export { covertypePipeline } from './pipeline/pipeline-name.js';
export { searchAttributes } from './pipeline/search-attributes.js';
export { HoldReason, TickReason, TrainingReason } from './pipeline/tick-reason.js';
export { PredictionList, PredictionSearch, predictionIdPattern } from './predictions/prediction-list.js';
export {
  ListedWindow,
  PredictionWindow,
  WindowList,
  WindowName,
  WindowQuestion,
  WindowSearch,
} from './predictions/prediction-windows.js';
export { type WarningCode, WarningDetail, warningFacts } from './predictions/warning-detail.js';
export {
  ReproductionInput,
  ReproductionResult,
  TrainingCode,
  TrainingRecord,
} from './reproduction/reproduction.js';
export { reproductionWorkflow } from './reproduction/reproduction-name.js';
export {
  type RegisteredModelState,
  type RolloutPlan,
  type RolloutShare,
  readRolloutPlan,
  rolloutTags,
} from './served-model/rollout-plan.js';
export {
  ConformalSets,
  championAlias,
  ModelCalibration,
  modelFiles,
  ServingDescription,
} from './served-model/served-model.js';
export { SurrogateNode, SurrogateQuestion, SurrogateTree } from './served-model/surrogate-tree.js';
export { StoredObject } from './stored-object.js';
export { taskQueues } from './task-queues.js';
export { finishedTreesMemo } from './training/finished-trees-memo.js';
export { TrainingAlgorithm } from './training/training-algorithm.js';
export { CategoryProfile, NumericProfile, TrainingProfile } from './training/training-profile.js';
export { FinishedTrees, TrainingProgress } from './training/training-progress.js';
export { TrainingSettings } from './training/training-settings.js';
export { Candidate, Trial, TuningInput, TuningResult } from './training/tuning.js';
export { AlertReason, WindowAccuracy } from './watch/alert-reason.js';
export { WatchAction, WatchInput, WatchOutcome, WatchPolicy, WatchResult } from './watch/watch.js';
export { breakerNotePrefix, promotionHoldTag, watchHold, watchWorkflow } from './watch/watch-names.js';
