export { createModelVersionsRepository } from './model-versions.repository.js';
export { modelVersionsRoutes } from './model-versions.routes.js';
export { createModelVersionsService, type ModelVersionsDependencies } from './model-versions.service.js';
export { promptTag } from './prompt-tag.js';
export { readStage } from './read-stage.js';
