export { modelsRoutes as models } from './models.routes.js';
