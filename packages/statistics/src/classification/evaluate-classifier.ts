import { StatisticsInputError } from '../statistics-input-error.js';
import { countConfusions } from './count-confusions.js';
import { measureAccuracy } from './measure-accuracy.js';
import { type ClassMeasures, measureClasses } from './measure-classes.js';
import { measureF1Macro } from './measure-f1-macro.js';
import { measureLogLoss } from './measure-log-loss.js';
import { predictLabels } from './predict-labels.js';

export interface ClassifierAnswers {
  /** The true class id of each row. */
  readonly labels: ArrayLike<number>;
  /** Row-major: the probability of class `c` for row `r` is at `r * classCount + c`. */
  readonly probabilities: ArrayLike<number>;
  readonly classCount: number;
}

export interface ClassifierEvaluation {
  readonly sampleCount: number;
  /** Share of rows whose most probable class is the true one; of equally probable classes, the lowest counts as predicted. */
  readonly accuracy: number;
  /** Plain mean of F1 over the classes that truth or prediction name. */
  readonly f1Macro: number;
  /** In nats a row. */
  readonly logLoss: number;
  /** One entry a class id. */
  readonly perClass: readonly ClassMeasures[];
  /** Rows are the truth, columns the prediction. */
  readonly confusionMatrix: readonly (readonly number[])[];
}

/** Judges a classifier's answers. Throws a `StatisticsInputError` when there are none, or labels and probabilities do not fit. */
export function evaluateClassifier(answers: ClassifierAnswers): ClassifierEvaluation {
  checkAnswers(answers);
  const { labels, probabilities, classCount } = answers;
  const confusionMatrix = countConfusions(labels, predictLabels(probabilities, classCount), classCount);
  return {
    sampleCount: labels.length,
    accuracy: measureAccuracy(confusionMatrix),
    f1Macro: measureF1Macro(confusionMatrix),
    logLoss: measureLogLoss(labels, probabilities, classCount),
    perClass: measureClasses(confusionMatrix),
    confusionMatrix,
  };
}

function checkAnswers({ labels, probabilities, classCount }: ClassifierAnswers): void {
  if (!Number.isInteger(classCount) || classCount < 1) {
    throw new StatisticsInputError(`classCount must be an integer of at least 1, not ${classCount}.`);
  }
  if (labels.length === 0) throw new StatisticsInputError('There are no rows to evaluate a classifier on.');
  if (probabilities.length !== labels.length * classCount) {
    throw new StatisticsInputError(
      `${labels.length} rows of ${classCount} classes need ${labels.length * classCount} probabilities, not ${probabilities.length}.`,
    );
  }
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (Number.isInteger(label) && label >= 0 && label < classCount) continue;
    throw new StatisticsInputError(
      `Row ${row} has label ${label}, but classes go from 0 to ${classCount - 1}.`,
    );
  }
  for (let i = 0; i < probabilities.length; i++) {
    if (probabilities[i] >= 0 && probabilities[i] <= 1 + 1e-9) continue;
    throw new StatisticsInputError(
      `Row ${Math.floor(i / classCount)} gives class ${i % classCount} the probability ${probabilities[i]}.`,
    );
  }
}
