import type { ForestSchema } from '../forest.js';

/** What decides which numbers the leaves of a forest hold. */
export interface LeafSort {
  readonly schema: ForestSchema;
  readonly classWeights: ArrayLike<number> | null;
  readonly baseScores: ArrayLike<number> | null;
}

/** Numbers in a row of a forest's table of mixed leaves. */
export function leafWidthOf({ schema, baseScores }: Pick<LeafSort, 'schema' | 'baseScores'>): number {
  return baseScores === null ? schema.classNames.length : 2;
}

/** Whether that table holds counts of drawn rows; otherwise it holds shares, or scores. */
export function holdsCounts({ classWeights, baseScores }: Omit<LeafSort, 'schema'>): boolean {
  return classWeights !== null && baseScores === null;
}
