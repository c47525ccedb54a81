import { addUp } from './add-up.js';
import type { TwoSamples } from './two-samples.js';

/**
 * Jensen-Shannon distance of two samples' shares: the root of the mean divergence, in bits, of both from their average
 * (J. Lin, IEEE Transactions on Information Theory 37, 1991). From 0 (the same) to 1 (nothing in common). In base 2: libraries that
 * take natural logarithms give 0.83 times as much.
 */
export function measureJensenShannon({ reference, current }: TwoSamples): number {
  const referenceRows = addUp(reference);
  const currentRows = addUp(current);
  const divergence = addUp(
    reference.map((count, bin) => {
      const p = count / referenceRows;
      const q = current[bin] / currentRows;
      const mean = (p + q) / 2;
      return (informationOf(p, mean) + informationOf(q, mean)) / 2;
    }),
  );
  // Rounding may leave the divergence of equal shares a little below zero.
  return Math.sqrt(Math.max(0, divergence));
}

const informationOf = (share: number, mean: number) => (share === 0 ? 0 : share * Math.log2(share / mean));
