import { measureAccuracy } from '../classification/measure-accuracy.js';
import { measureF1Macro } from '../classification/measure-f1-macro.js';
import { drawBinomial } from '../distributions/draw-binomial.js';
import { countJointAnswers, type JointAnswer } from './count-joint-answers.js';
import type { PairedAnswers } from './paired-answers.js';

/** The candidate's measure less the champion's, with the interval that holds the true difference at the level asked for. */
export interface Difference {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly classCount: number;
  /** Samples drawn. */
  readonly sampleCount: number;
  /** Between 0 and 1, such as 0.95. */
  readonly level: number;
  /** A source of uniform numbers in [0, 1). */
  readonly random: () => number;
}

/**
 * How far a candidate is from the champion in accuracy and macro F1, with percentile intervals of the paired bootstrap (Efron
 * and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13): rows are drawn anew, each with both answers.
 * Rows of equal truth and answers are alike, so each sample draws how many there are of each kind, not row after row.
 */
export function bootstrapDifference(
  answers: PairedAnswers,
  options: BootstrapOptions,
): { accuracy: Difference; f1Macro: Difference } {
  return differenceOfJoint(countJointAnswers(answers, options.classCount), options);
}

/** The same of rows that are counted already. */
export function differenceOfJoint(
  joint: readonly JointAnswer[],
  { classCount, sampleCount, level, random }: BootstrapOptions,
): { accuracy: Difference; f1Macro: Difference } {
  const rowCounts = joint.map(({ rowCount }) => rowCount);
  const estimate = measureDifference(joint, rowCounts, classCount);
  const accuracies = new Float64Array(sampleCount);
  const f1Macros = new Float64Array(sampleCount);
  for (let sample = 0; sample < sampleCount; sample++) {
    const drawn = measureDifference(joint, drawAgain(rowCounts, random), classCount);
    accuracies[sample] = drawn.accuracy;
    f1Macros[sample] = drawn.f1Macro;
  }
  return {
    accuracy: { estimate: estimate.accuracy, ...findInterval(accuracies, level) },
    f1Macro: { estimate: estimate.f1Macro, ...findInterval(f1Macros, level) },
  };
}

/** A multinomial draw, as one binomial draw a kind of row from those that are left. */
function drawAgain(rowCounts: readonly number[], random: () => number): number[] {
  let rowsLeft = rowCounts.reduce((sum, count) => sum + count, 0);
  let drawsLeft = rowsLeft;
  return rowCounts.map((count) => {
    const drawn = drawBinomial(drawsLeft, count / rowsLeft, random);
    rowsLeft -= count;
    drawsLeft -= drawn;
    return drawn;
  });
}

function measureDifference(joint: readonly JointAnswer[], rowCounts: readonly number[], classCount: number) {
  const confusions = (answerOf: (answer: JointAnswer) => number) => {
    const matrix = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
    joint.forEach((answer, kind) => {
      matrix[answer.label][answerOf(answer)] += rowCounts[kind];
    });
    return matrix;
  };
  const champion = confusions((answer) => answer.champion);
  const candidate = confusions((answer) => answer.candidate);
  return {
    accuracy: measureAccuracy(candidate) - measureAccuracy(champion),
    f1Macro: measureF1Macro(candidate) - measureF1Macro(champion),
  };
}

function findInterval(values: Float64Array, level: number): { low: number; high: number } {
  const sorted = values.slice().sort();
  const outside = (1 - level) / 2;
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { low: at(outside), high: at(1 - outside) };
}
