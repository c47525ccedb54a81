export { logBatch } from './log-batch.repository.js';
export { createRunColumns } from './run-columns.repository.js';
export { createRunTexts } from './run-texts.repository.js';
export { createRunsRepository } from './runs.repository.js';
export { runsRoutes } from './runs.routes.js';
export { createRunsService } from './runs.service.js';
