import type { CodedRows } from '../columns/coded-rows.js';

/** The lowest code of each feature, and then the highest of each. */
export function findBounds({ codes, labels, featureCount }: CodedRows): Int32Array {
  const bounds = new Int32Array(2 * featureCount);
  for (let f = 0; f < featureCount; f++) bounds[f] = codes[f];
  for (let row = 0; row < labels.length; row++) {
    for (let f = 0; f < featureCount; f++) {
      const code = codes[row * featureCount + f];
      if (code < bounds[f]) bounds[f] = code;
      if (code > bounds[featureCount + f]) bounds[featureCount + f] = code;
    }
  }
  return bounds;
}
