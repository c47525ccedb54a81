import { type BinnedRows, placesOfFeature } from './binned-rows.js';

/**
 * Adds up the packed gradients of the rows `order[start]` to `order[end - 1]` in each bin of each feature. The histogram holds
 * `placesOfFeature` sums a feature and as many features as the stride of the rows.
 */
export function fillHistogram(
  { bins, stride }: BinnedRows,
  order: Int32Array,
  start: number,
  end: number,
  gradients: Float64Array,
  histogram: Float64Array,
): void {
  histogram.fill(0);
  for (let i = start; i < end; i++) {
    const row = order[i];
    const gradient = gradients[row];
    const first = row * stride;
    // plainly: for (let f = 0; f < stride; f++) histogram[f * placesOfFeature + bins[first + f]] += gradient;
    for (let f = 0; f < stride; f += 4) {
      const place = f * placesOfFeature;
      const at = first + f;
      histogram[place + bins[at]] += gradient;
      histogram[place + placesOfFeature + bins[at + 1]] += gradient;
      histogram[place + 2 * placesOfFeature + bins[at + 2]] += gradient;
      histogram[place + 3 * placesOfFeature + bins[at + 3]] += gradient;
    }
  }
}

/** Takes the histogram of one child away from that of its parent, which leaves that of the other. */
export function subtractHistogram(parent: Float64Array, child: Float64Array): void {
  for (let place = 0; place < parent.length; place++) parent[place] -= child[place];
}
