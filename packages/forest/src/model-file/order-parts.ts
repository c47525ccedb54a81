import { ForestInputError } from '../forest-input-error.js';
import { formatVersion } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';
import type { ForestFile } from './open-in-slices.js';

/**
 * The parts of a forest in the order of their trees.
 *
 * Throws a `ForestInputError` when they are not of one forest, overlap, or lack a tree, and a `ForestFormatError` when another
 * version wrote them.
 */
export function orderParts(parts: readonly ForestFile[]): [ForestFile, ...ForestFile[]] {
  const [first, ...others] = parts.toSorted(
    (one, other) => one.metadata.firstTree - other.metadata.firstTree,
  );
  if (first === undefined) throw new ForestInputError('There are no parts to merge.');
  const { options } = first.metadata;
  if (options === null)
    throw new ForestInputError('Trees that were grown elsewhere are not parts of a forest.');
  if (options.algorithm === 'gradient_boosting')
    throw new ForestInputError('Boosted trees each follow from those before: they are not grown in parts.');

  let nextTree = 0;
  for (const part of [first, ...others]) {
    const { firstTree, treeCount } = part.metadata;
    checkSameForest(first, part);
    if (firstTree < nextTree) throw new ForestInputError(`Two parts hold tree ${firstTree}.`);
    if (firstTree > nextTree) throw new ForestInputError(`No part holds tree ${nextTree}.`);
    nextTree += treeCount;
  }
  if (nextTree !== options.treeCount)
    throw new ForestInputError(`The parts hold ${nextTree} trees, the forest has ${options.treeCount}.`);
  return [first, ...others];
}

function checkSameForest(one: ForestFile, other: ForestFile): void {
  const from = other.metadata.firstTree;
  if (other.version !== formatVersion) {
    throw new ForestFormatError(
      `The part from tree ${from} on was written by version ${other.version}, this build joins those of ${formatVersion}.`,
    );
  }
  const different = compared.find(({ of }) => !isSame(of(one), of(other)));
  if (different === undefined) return;
  throw new ForestInputError(
    `The parts from trees ${one.metadata.firstTree} and ${from} on were grown with different ${different.name}.`,
  );
}

/** What the parts of a forest have in common. Where a file has words they are in one order, as they were read. */
const compared: readonly { name: string; of: (file: ForestFile) => string | Uint8Array }[] = [
  { name: 'options', of: ({ metadata }) => JSON.stringify(metadata.options) },
  { name: 'feature names', of: ({ metadata }) => JSON.stringify(metadata.schema.featureNames) },
  { name: 'class names', of: ({ metadata }) => JSON.stringify(metadata.schema.classNames) },
  { name: 'rows', of: ({ metadata }) => JSON.stringify(metadata.trainingRows) },
  { name: 'class weights', of: ({ metadata }) => JSON.stringify(metadata.classWeights) },
  { name: 'features', of: ({ metadata }) => JSON.stringify(metadata.features) },
  { name: 'values', of: ({ bytes, layout }) => bytes.subarray(layout.values, layout.treeSizes) },
];

function isSame<Part extends string | Uint8Array>(one: Part, other: Part): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
