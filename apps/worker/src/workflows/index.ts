export { p2_covertype_pipeline } from './covertype-pipeline.js';
