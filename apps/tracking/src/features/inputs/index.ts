export { createInputsRepository } from './inputs.repository.js';
export { inputsRoutes } from './inputs.routes.js';
export { createInputsService } from './inputs.service.js';
export { runDatasets } from './run-datasets.repository.js';
export { readRunInputs } from './run-inputs.repository.js';
