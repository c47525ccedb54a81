import type { CategoryProfile } from '@canopy/pipeline-contract';

/** The categories of a column, and how many rows are of each. */
export function profileCategory(key: string, values: Int32Array): CategoryProfile {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const categories = [...counts].sort(([one], [other]) => one - other);
  return {
    key,
    kind: 'category',
    categories: categories.map(([category]) => category),
    counts: categories.map(([, count]) => count),
    other: 0,
  };
}
