import { chiSquaredTail } from '../distributions/chi-squared-tail.js';
import { addUp } from './add-up.js';
import { poolSparseBins } from './pool-sparse-bins.js';
import type { TwoSamples } from './two-samples.js';

export interface HomogeneityTest {
  readonly statistic: number;
  readonly degrees: number;
  /** The chance of a statistic at least so large if both samples came from one source. */
  readonly pValue: number;
}

/**
 * Pearson's chi-squared test that two samples fall into bins, or have categories, with the same chances. Sparse bins are pooled
 * first. With a single bin left there is nothing to tell apart, and the chance is 1.
 */
export function testHomogeneity(samples: TwoSamples): HomogeneityTest {
  const { reference, current } = poolSparseBins(samples);
  const referenceRows = addUp(reference);
  const currentRows = addUp(current);
  const statistic = addUp(
    reference.map((count, bin) => {
      const share = (count + current[bin]) / (referenceRows + currentRows);
      const expectedReference = referenceRows * share;
      const expectedCurrent = currentRows * share;
      return (
        (count - expectedReference) ** 2 / expectedReference +
        (current[bin] - expectedCurrent) ** 2 / expectedCurrent
      );
    }),
  );
  const degrees = Math.max(0, reference.length - 1);
  return { statistic, degrees, pValue: degrees === 0 ? 1 : chiSquaredTail(statistic, degrees) };
}
