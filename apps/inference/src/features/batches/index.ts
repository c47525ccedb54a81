export { answerWriters } from './answer-writer.js';
export { type BatchLimits, batchesRoutes as batches } from './batches.routes.js';
