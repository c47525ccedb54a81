export { approvals } from './approval-names.js';
export { batchDecidedFailure, batchDecisionId, batchDecisionWorkflow } from './batch-decision-name.js';
export { finishedTreesMemo } from './finished-trees-memo.js';
export { searchAttributes } from './search-attributes.js';
export { taskQueues } from './task-queues.js';
export { watchWorkflow } from './watch-names.js';
export { covertypePipeline } from './workflow-name.js';
export { backfillMemo, backfillWorkflow, reproductionWorkflow } from './workflow-names.js';
