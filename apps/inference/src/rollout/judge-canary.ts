import { weighExcess } from '@canopy/statistics';
import type { Tally } from './tally.js';

/** One answer in a hundred may fail before a canary is taken back. */
const errorLimit = 0.01;
/** The chance that a canary within the limits is ever taken back. */
const falseAlarm = 0.001;

/**
 * Why a canary must step back; undefined while there is no reason. It may be asked after every row, for the evidence is one that may
 * be looked at at any time.
 */
export function judgeCanary(tally: Tally, disagreementLimit: number): string | undefined {
  const { asked, errors, compared, disagreements } = tally;
  const isExcess = (events: number, trials: number, limit: number) =>
    weighExcess({ events, trials, limit }) >= -Math.log(falseAlarm);
  if (errors > 0 && isExcess(errors, asked, errorLimit)) {
    return `it gave no answer for ${errors} of ${asked} rows that the champion answered`;
  }
  if (disagreements > 0 && isExcess(disagreements, compared, disagreementLimit)) {
    return `it named another class than the champion for ${disagreements} of ${compared} rows, more than the ${disagreementLimit} that is allowed`;
  }
  return undefined;
}
