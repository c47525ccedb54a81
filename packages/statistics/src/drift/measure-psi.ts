import { addUp } from './add-up.js';
import type { TwoSamples } from './two-samples.js';

/** The share that an empty bin counts as, so that its logarithm exists. Evidently's, so that figures can be compared. */
const shareOfNothing = 1e-4;

/**
 * Population stability index, Σ (q − p) · ln(q / p) over the bins' shares p of the reference and q of the current rows, in nats
 * (S. Kullback's symmetric divergence). 0 when the shares are equal. Without any change it is about (1/m + 1/n) · χ² with one
 * degree of freedom less than there are bins, so what is much depends on the sizes: see `limitPsi`.
 */
export function measurePsi({ reference, current }: TwoSamples): number {
  const referenceRows = addUp(reference);
  const currentRows = addUp(current);
  return addUp(
    reference.map((count, bin) => {
      const p = count / referenceRows || shareOfNothing;
      const q = current[bin] / currentRows || shareOfNothing;
      return (q - p) * Math.log(q / p);
    }),
  );
}
