export { scoringRoutes as scoring } from './scoring.routes.js';
