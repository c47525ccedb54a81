export { logModelMetrics } from './log-model-metrics.repository.js';
export { createLoggedModelsRepository } from './logged-models.repository.js';
export { loggedModelsRoutes } from './logged-models.routes.js';
export { createLoggedModelsService } from './logged-models.service.js';
export { recordRegistration } from './record-registration.repository.js';
