export { createResetRepository } from './reset.repository.js';
export { resetRoutes } from './reset.routes.js';
export { createResetService, type ResetService } from './reset.service.js';
