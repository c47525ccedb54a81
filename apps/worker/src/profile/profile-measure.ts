import type { NumericProfile } from '@canopy/pipeline-contract';

const bins = 10;

/** The deciles of the values of a column, and how many values lie between them. No bin is empty. */
export function profileMeasure(key: string, values: Int32Array): NumericProfile {
  const sorted = values.slice().sort();
  const deciles = Array.from(
    { length: bins - 1 },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / bins) - 1] ?? 0,
  );
  const last = sorted.at(-1) ?? 0;
  const edges = [...new Set(deciles)].filter((edge) => edge < last);
  const ends = [...edges.map((edge) => countUpTo(sorted, edge)), sorted.length];
  return {
    key,
    kind: 'numeric',
    edges,
    counts: ends.map((end, bin) => end - (ends[bin - 1] ?? 0)),
    missing: 0,
  };
}

/** How many of the ascending values are not above `edge`. */
function countUpTo(sorted: Int32Array, edge: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
