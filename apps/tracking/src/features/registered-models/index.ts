export { createRegisteredModelsRepository } from './registered-models.repository.js';
export { registeredModelsRoutes } from './registered-models.routes.js';
export { createRegisteredModelsService } from './registered-models.service.js';
