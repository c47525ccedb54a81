import { addUp } from './add-up.js';

/**
 * Standard deviation of a sample that is known by bins alone, under the same reading as `measureBinnedWasserstein`: even between the
 * edges of a bin, and at the outer edges in the outer bins. It so is a little less than that of the values.
 */
export function measureBinnedSpread(edges: readonly number[], counts: readonly number[]): number {
  const rows = addUp(counts);
  let [sum, squares] = [0, 0];
  counts.forEach((count, bin) => {
    const low = edges[Math.max(0, bin - 1)];
    const high = edges[Math.min(edges.length - 1, bin)];
    sum += (count * (low + high)) / 2;
    squares += (count * (low * low + low * high + high * high)) / 3;
  });
  return Math.sqrt(Math.max(0, squares / rows - (sum / rows) ** 2));
}
