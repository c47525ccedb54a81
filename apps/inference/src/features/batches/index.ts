export { batchesRoutes as batches } from './batches.routes.js';
