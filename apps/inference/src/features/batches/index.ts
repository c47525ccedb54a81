export { type BatchLimits, batchesRoutes as batches } from './batches.routes.js';
