export { createDecisionsRepository } from './decisions.repository.js';
export { decisionsRoutes } from './decisions.routes.js';
export { createDecisionsService, type DecisionsService } from './decisions.service.js';
