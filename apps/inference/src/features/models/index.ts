export { modelsRoutes as models } from './models.routes.js';
export { reloadModel } from './reload-model.js';
