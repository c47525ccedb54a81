export { createPendingRemovalsRepository } from './pending-removals.repository.js';
export { createPurgeRepository } from './purge.repository.js';
export { purgeRoutes } from './purge.routes.js';
export { createPurgeService, type PurgeService } from './purge.service.js';
