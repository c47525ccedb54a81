export { rolloutRoutes as rolloutSummary } from './rollout.routes.js';
