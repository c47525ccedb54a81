import { addUp } from './add-up.js';
import type { TwoSamples } from './two-samples.js';

/**
 * First Wasserstein distance of two samples that are known by bins alone, in the column's own unit. Rows are taken to lie evenly
 * between the edges of their bin, and those of the outer bins at the outer edges: it is the area between two distribution functions
 * that are straight between edges.
 *
 * @param edges ascending; bin `i` ends at edge `i`, the last one is open.
 */
export function measureBinnedWasserstein(
  edges: readonly number[],
  { reference, current }: TwoSamples,
): number {
  const gaps = gapsAtEdges({ reference, current });
  let area = 0;
  for (let i = 1; i < edges.length; i++) {
    const [left, right] = [gaps[i - 1], gaps[i]];
    const width = edges[i] - edges[i - 1];
    const total = Math.abs(left) + Math.abs(right);
    if (total === 0) continue;
    // Where the functions cross, the area is two triangles.
    area += (width * (left * right >= 0 ? total : (left * left + right * right) / total)) / 2;
  }
  return area;
}

/** At each edge, how much larger a share of the reference lies up to it. */
function gapsAtEdges({ reference, current }: TwoSamples): number[] {
  const [referenceRows, currentRows] = [addUp(reference), addUp(current)];
  let gap = 0;
  return reference.map((count, bin) => {
    gap += count / referenceRows - current[bin] / currentRows;
    return gap;
  });
}
