import { findCode } from './find-code.js';

/** Most cells of a table, 8 KB: it shall stay in the processor's cache beside those of other features. */
const maxCellCount = 4096;

/**
 * Makes a search for the codes of finite values (`findCode`) that begins in a table. It has cells of equal width, about two an edge, and
 * says how many edges lie below each, so that few are left to compare with. A value in a higher cell than an edge is above it, whatever
 * rounding does, since both are put into cells by one formula that never falls: codes are exact.
 */
export function createCodeFinder(edges: Float64Array): (value: number) => number {
  const finite = edges.at(-1) === Number.POSITIVE_INFINITY ? edges.subarray(0, -1) : edges;
  const lowest = finite[0];
  const highest = finite[finite.length - 1];
  const cellCount = Math.min(2 * finite.length, maxCellCount);
  const cellsPerUnit = (cellCount - 1) / (highest - lowest);
  // Not so for a feature of one edge or none, and where the distance of its edges is no double.
  if (!(cellsPerUnit > 0 && cellsPerUnit < Number.POSITIVE_INFINITY))
    return (value) => findCode(edges, value);

  const cellOf = (value: number): number => ((value - lowest) * cellsPerUnit) | 0;
  const edgesBelow = new Uint16Array(cellCount + 1);
  for (const edge of finite) edgesBelow[cellOf(edge) + 1]++;
  for (let cell = 0; cell < cellCount; cell++) edgesBelow[cell + 1] += edgesBelow[cell];

  return (value) => {
    if (value < lowest) return 0;
    if (value >= highest) return finite.length;
    const cell = cellOf(value);
    let low = edgesBelow[cell];
    let high = edgesBelow[cell + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (edges[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
