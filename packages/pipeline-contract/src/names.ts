export { approvals } from './approval/approval-names.js';
export { backfillMemo, backfillWorkflow } from './backfill/backfill-names.js';
export {
  batchDecidedFailure,
  batchDecisionId,
  batchDecisionWorkflow,
} from './batches/batch-decision-name.js';
export { covertypePipeline } from './pipeline/pipeline-name.js';
export { searchAttributes } from './pipeline/search-attributes.js';
export { reproductionWorkflow } from './reproduction/reproduction-name.js';
export { taskQueues } from './task-queues.js';
export { finishedTreesMemo } from './training/finished-trees-memo.js';
export { breakerNotePrefix, watchWorkflow } from './watch/watch-names.js';
