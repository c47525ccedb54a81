export { createDecisionsRepository } from './decisions.repository.js';
export { decisionsRoutes } from './decisions.routes.js';
export { createDecisionsService } from './decisions.service.js';
export { measureDecisions } from './measure-decisions.js';
