export { openInferenceRoutes as openInference } from './open-inference.routes.js';
