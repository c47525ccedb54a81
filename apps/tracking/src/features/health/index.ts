export { type CheckHealth, healthRoutes, serverInfoRoutes } from './health.routes.js';
