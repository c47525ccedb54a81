import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';

/** Makes the bounds of a feature the lowest and the highest code in the node. False where these are the same. */
export function narrowBounds(
  { rows: { codes, offsets }, start, end }: NodeRange,
  feature: number,
  bounds: NodeTallies,
): boolean {
  let lowest = bounds.highest[feature];
  let highest = bounds.lowest[feature];
  for (let i = start; i < end; i++) {
    const code = codes[offsets[i] + feature];
    if (code < lowest) lowest = code;
    if (code > highest) highest = code;
  }
  bounds.lowest[feature] = lowest;
  bounds.highest[feature] = highest;
  return lowest < highest;
}
