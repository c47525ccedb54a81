export { createExperimentsRepository } from './experiments.repository.js';
export { experimentsRoutes, stageOf } from './experiments.routes.js';
export { createExperimentsService } from './experiments.service.js';
export { readExperimentId } from './read-experiment-id.js';
