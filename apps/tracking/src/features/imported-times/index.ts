export { createImportedTimesRepository } from './imported-times.repository.js';
export { importedTimesRoutes } from './imported-times.routes.js';
export { createImportedTimesService, type ImportedTimesService } from './imported-times.service.js';
