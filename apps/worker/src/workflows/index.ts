export { p2_covertype_pipeline } from './covertype-pipeline.js';
export { tune } from './tune.js';
