import { measureClasses } from './measure-classes.js';

/**
 * The plain mean of the classes' F1. A class that neither the truth nor a prediction names is left out, as scikit-learn's
 * `f1_score(average="macro")` does without `labels`; a class that only one of them names counts as 0.
 */
export function measureF1Macro(confusionMatrix: readonly (readonly number[])[]): number {
  const present = measureClasses(confusionMatrix).filter(
    ({ support }, classId) => support > 0 || confusionMatrix.some((row) => row[classId] > 0),
  );
  return present.reduce((sum, { f1 }) => sum + f1, 0) / present.length;
}
