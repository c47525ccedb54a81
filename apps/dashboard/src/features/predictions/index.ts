export { PredictionView } from './prediction-view';
