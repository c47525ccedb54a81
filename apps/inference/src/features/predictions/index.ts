export { predictionsRoutes as predictions } from './predictions.routes.js';
