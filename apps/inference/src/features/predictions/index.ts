export { addSet } from './add-set.js';
export { classKey, classNameKey, PredictionAnswer, predictionAnswer } from './prediction-answer.js';
export { predictionsRoutes as predictions } from './predictions.routes.js';
