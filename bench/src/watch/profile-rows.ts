import { featureColumns } from '@canopy/covertype';
import type { LabelledRows } from '../forest/labelled-rows.js';

/** A column's bins: deciles as edges, or its categories; and which of them a value falls into. */
export interface BinnedFeature {
  key: string;
  bins: { kind: 'numeric'; edges: number[] } | { kind: 'category'; categories: number[] };
  binCount: number;
  binOf(value: number): number;
}

/** The bins of each feature as the worker's training profile has them. */
export function profileRows({ columns }: LabelledRows): BinnedFeature[] {
  return featureColumns.map(({ key, kind }, feature) => {
    const sorted = (columns[feature] ?? new Int32Array()).toSorted();
    return kind === 'measure' ? binMeasure(key, sorted) : binCategory(key, sorted);
  });
}

function binMeasure(key: string, sorted: Int32Array): BinnedFeature {
  const deciles = Array.from(
    { length: 9 },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / 10) - 1] ?? 0,
  );
  const edges = [...new Set(deciles)].filter((edge) => edge < (sorted.at(-1) ?? 0));
  return {
    key,
    bins: { kind: 'numeric', edges },
    binCount: edges.length + 1,
    binOf(value) {
      const bin = edges.findIndex((edge) => value <= edge);
      return bin < 0 ? edges.length : bin;
    },
  };
}

function binCategory(key: string, sorted: Int32Array): BinnedFeature {
  const categories = [...new Set(sorted)];
  const bins = new Map(categories.map((category, bin) => [category, bin]));
  return {
    key,
    bins: { kind: 'category', categories },
    binCount: categories.length,
    binOf: (value) => bins.get(value) ?? 0,
  };
}
