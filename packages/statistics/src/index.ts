export { countConfusions } from './count-confusions.js';
export {
  type ClassifierAnswers,
  type ClassifierEvaluation,
  evaluateClassifier,
} from './evaluate-classifier.js';
export { measureAccuracy } from './measure-accuracy.js';
export { type ClassMeasures, measureClasses } from './measure-classes.js';
export { measureF1Macro } from './measure-f1-macro.js';
export { measureLogLoss } from './measure-log-loss.js';
export { predictLabels } from './predict-labels.js';
export { StatisticsInputError } from './statistics-input-error.js';
