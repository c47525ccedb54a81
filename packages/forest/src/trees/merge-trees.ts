import type { Forest } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { assembleForest } from './assemble-forest.js';

/**
 * Joins the parts of a forest, given in any order. The result is what one call would have grown, to the byte.
 *
 * Throws a `ForestInputError` when the parts are not of one forest, overlap, or lack a tree.
 */
export function mergeTrees(parts: readonly Forest[]): Forest {
  const ordered = parts.toSorted((one, other) => one.firstTree - other.firstTree);
  const first = ordered[0];
  if (first === undefined) throw new ForestInputError('There are no parts to merge.');
  if (first.options === null)
    throw new ForestInputError('Trees that were grown elsewhere are not parts of a forest.');

  if (first.options.algorithm === 'gradient_boosting')
    throw new ForestInputError('Boosted trees each follow from those before: they are not grown in parts.');

  let nextTree = 0;
  for (const part of ordered) {
    checkSameForest(first, part);
    if (part.firstTree < nextTree) throw new ForestInputError(`Two parts hold tree ${part.firstTree}.`);
    if (part.firstTree > nextTree) throw new ForestInputError(`No part holds tree ${nextTree}.`);
    nextTree += part.roots.length;
  }
  if (nextTree !== first.options.treeCount) {
    throw new ForestInputError(
      `The parts hold ${nextTree} trees, the forest has ${first.options.treeCount}.`,
    );
  }
  return assembleForest(ordered, { ...first, firstTree: 0 });
}

function checkSameForest(one: Forest, other: Forest): void {
  const different = [
    ['options', describeOptions(one.options) === describeOptions(other.options)] as const,
    ['feature names', haveSameItems(one.schema.featureNames, other.schema.featureNames)] as const,
    ['class names', haveSameItems(one.schema.classNames, other.schema.classNames)] as const,
    ['rows', one.trainingRows === other.trainingRows] as const,
    ['class weights', haveSameItems(one.classWeights ?? [], other.classWeights ?? [])] as const,
    ['values', haveSameValues(one, other)] as const,
  ].find(([, isSame]) => !isSame);
  if (different === undefined) return;
  throw new ForestInputError(
    `The parts from trees ${one.firstTree} and ${other.firstTree} on were grown with different ${different[0]}.`,
  );
}

function describeOptions(options: Forest['options']): string {
  return JSON.stringify(Object.entries(options ?? {}).toSorted());
}

function haveSameValues(one: Forest, other: Forest): boolean {
  return one.features.every((feature, f) => {
    const otherFeature = other.features[f];
    const categories = feature.kind === 'categorical' ? feature.categories : [];
    const otherCategories = otherFeature.kind === 'categorical' ? otherFeature.categories : [];
    const areSameKind = feature.kind === otherFeature.kind && haveSameItems(categories, otherCategories);
    return areSameKind && haveSameItems(one.edges[f], other.edges[f]);
  });
}

function haveSameItems<T>(one: ArrayLike<T>, other: ArrayLike<T>): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
