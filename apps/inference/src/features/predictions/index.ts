export { addSet } from './add-set.js';
export { explanationAnswer } from './explanation-answer.js';
export {
  classKey,
  classNameKey,
  ExplanationAnswer,
  PredictionAnswer,
  predictionAnswer,
} from './prediction-answer.js';
export { predictionsRoutes as predictions } from './predictions.routes.js';
export { writeAnswer } from './write-answer.js';
