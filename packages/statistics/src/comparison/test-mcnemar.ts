import { logRegularisedBeta } from '../distributions/log-regularised-beta.js';
import type { Wins } from './count-wins.js';

export interface McNemarTest {
  /** The chance of at least so many wins of the candidate if neither were better. */
  readonly candidateIsBetter: number;
  /** The chance of wins at least so unequal, either way, if neither were better. */
  readonly theyDiffer: number;
}

/**
 * McNemar's test that two classifiers are equally accurate (Psychometrika 12, 1947), in its exact form: of the rows on which
 * one alone was right, each would be right in half. For one look at one pair; a stream of looks needs `weighWins`.
 */
export function testMcNemar({ candidate, champion }: Wins): McNemarTest {
  const candidateIsBetter = chanceOfAtLeast(candidate, candidate + champion);
  const championIsBetter = chanceOfAtLeast(champion, candidate + champion);
  return { candidateIsBetter, theyDiffer: Math.min(1, 2 * Math.min(candidateIsBetter, championIsBetter)) };
}

/** P(X ≥ k) of a Binomial(n, ½). */
function chanceOfAtLeast(k: number, n: number): number {
  return k === 0 ? 1 : Math.exp(logRegularisedBeta(0.5, k, n - k + 1));
}
