import { ForestInputError } from '../forest-input-error.js';

/** Trees `first` to `first + count - 1` of a forest. */
export interface TreeRange {
  readonly first: number;
  readonly count: number;
}

/** Throws a `ForestInputError` for trees that a forest of `treeCount` trees does not have. */
export function checkTreeRange({ first, count }: TreeRange, treeCount: number): void {
  const isRange = Number.isInteger(first) && Number.isInteger(count) && first >= 0 && count >= 1;
  if (!isRange || first + count > treeCount) {
    throw new ForestInputError(
      `There are no ${count} trees from tree ${first} on in a forest of trees 0 to ${treeCount - 1}.`,
    );
  }
}
