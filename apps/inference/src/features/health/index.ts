export { healthRoutes as health } from './health.routes.js';
