export { readPlace } from './place-address';
export { PredictionView } from './prediction-view';
