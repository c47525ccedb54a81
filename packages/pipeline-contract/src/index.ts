export { ApprovalAnswer, ApprovalInput, ApprovalResult } from './approval.js';
export { approvals } from './approval-names.js';
export { BackfillInput, BackfillProgress, BackfillResult } from './backfill.js';
export { BatchFinding, BatchProfile, BatchRule, BatchState, findingFacts } from './batch-check.js';
export { BatchDecision, BatchDecisionResult } from './batch-decision.js';
export { batchDecidedFailure, batchDecisionId, batchDecisionWorkflow } from './batch-decision-name.js';
export {
  PipelineInput,
  PipelineOutcome,
  PipelineResult,
} from './covertype-pipeline.js';
export { explainGatePolicy } from './explain-gate-policy.js';
export { finishedTreesMemo } from './finished-trees-memo.js';
export { defaultGatePolicy, GatePolicy } from './gate-policy.js';
export { GateReason, ReasonedEvidence } from './gate-reason.js';
export { GateReceipt, GateWeighing } from './gate-receipt.js';
export { PredictionList, PredictionSearch, predictionIdPattern } from './prediction-list.js';
export {
  ListedWindow,
  PredictionWindow,
  WindowList,
  WindowName,
  WindowQuestion,
  WindowSearch,
} from './prediction-windows.js';
export { ReproductionInput, ReproductionResult, TrainingCode, TrainingRecord } from './reproduction.js';
export {
  type RegisteredModelState,
  type RolloutPlan,
  type RolloutShare,
  readRolloutPlan,
  rolloutTags,
} from './rollout-plan.js';
export { searchAttributes } from './search-attributes.js';
export {
  ConformalSets,
  championAlias,
  ModelCalibration,
  modelFiles,
  ServingDescription,
} from './served-model.js';
export { StoredObject } from './stored-object.js';
export { SurrogateNode, SurrogateQuestion, SurrogateTree } from './surrogate-tree.js';
export { taskQueues } from './task-queues.js';
export { TrainingAlgorithm } from './training-algorithm.js';
export { CategoryProfile, NumericProfile, TrainingProfile } from './training-profile.js';
export { FinishedTrees, TrainingProgress } from './training-progress.js';
export { TrainingSettings } from './training-settings.js';
export { Candidate, Trial, TuningInput, TuningResult } from './tuning.js';
export { WatchAction, WatchInput, WatchOutcome, WatchPolicy, WatchResult } from './watch.js';
export { promotionHoldTag, watchWorkflow } from './watch-names.js';
export { covertypePipeline } from './workflow-name.js';
export { backfillMemo, backfillWorkflow, reproductionWorkflow } from './workflow-names.js';
