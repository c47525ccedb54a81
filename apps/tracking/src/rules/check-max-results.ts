import type { Int64 } from '../protocol/int64.js';
import { invalid } from '../protocol/refusals.js';

const tooFew = (given: Int64) =>
  `Invalid value ${given} for parameter 'max_results' supplied. It must be a positive integer`;

/** How many hits a page may have. @throws TrackingError unless it is between 1 and `limit`; `refusal` says that it is less. */
export function checkMaxResults(given: Int64, limit: number, refusal = tooFew): number {
  if (given < 1) throw invalid(refusal(given));
  if (given > limit) {
    throw invalid(
      `Invalid value ${given} for parameter 'max_results' supplied. It must be at most ${limit}, but got value ${given}`,
    );
  }
  return Number(given);
}
