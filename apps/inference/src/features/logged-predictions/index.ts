export {
  createLoggedPredictionsRepository,
  type LoggedPredictionsRepository,
} from './logged-predictions.repository.js';
export { loggedPredictionsRoutes as loggedPredictions } from './logged-predictions.routes.js';
export { createLoggedPredictionsService } from './logged-predictions.service.js';
