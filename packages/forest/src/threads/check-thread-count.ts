import { ForestInputError } from '../forest-input-error.js';

/** Throws a `ForestInputError` for a number of threads that cannot be. */
export function checkThreadCount(threadCount: number): void {
  if (Number.isInteger(threadCount) && threadCount >= 1) return;
  throw new ForestInputError(`threadCount must be an integer of at least 1, not ${threadCount}.`);
}
