export { batchesRoutes as batches, type ErrorAnswer } from './batches.routes.js';
export { type BatchesService, createBatchesService } from './batches.service.js';
export { ExhaustedError } from './exhausted-error.js';
export { openProgressFolder } from './progress.repository.js';
