export { approve_promotion } from './approve-promotion.js';
export { backfill } from './backfill.js';
export { p2_covertype_pipeline } from './covertype-pipeline.js';
export { decide_batch } from './decide-batch.js';
export { reproduce } from './reproduce.js';
export { tune } from './tune.js';
export { watch } from './watch.js';
