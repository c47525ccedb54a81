import type { ClassifierAnswers } from '@canopy/statistics';
import { type Correction, correctAnswers } from './correct-answers.js';
import { measureReliability } from './measure-reliability.js';
import type { Reliability } from './reliability.js';

/** A temperature of fewer rows says more of chance than of the model. */
const minRows = 100;
const defaultCoverage = 0.9;

/** How to correct what a model says of rows it has not learned from, and what that is worth; nothing where they are too few to tell. */
export function assessConfidence(
  answers: ClassifierAnswers,
  coverage = defaultCoverage,
): { correction?: Correction; reliability?: Reliability } {
  if (answers.labels.length < minRows) return {};
  return {
    correction: correctAnswers(answers, coverage),
    reliability: measureReliability(answers, coverage),
  };
}
