import type { Forest } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';

/**
 * The share of each class in every mixed leaf of a forest, row-major; 64-bit where they are made from counts.
 *
 * Throws a `ForestInputError` for a boosted forest, whose leaves have none.
 */
export function leafShares({
  mixedLeaves,
  classWeights,
  baseScores,
}: Omit<Forest, 'roots' | 'nodes'>): Float32Array | Float64Array {
  if (baseScores !== null) {
    throw new ForestInputError('Leaves of a boosted forest hold scores, not shares of classes.');
  }
  if (classWeights === null) return Float32Array.from(mixedLeaves);
  const classCount = classWeights.length;
  const shares = new Float64Array(mixedLeaves.length);
  for (let first = 0; first < shares.length; first += classCount) {
    let total = 0;
    for (let c = 0; c < classCount; c++) total += mixedLeaves[first + c] * classWeights[c];
    for (let c = 0; c < classCount; c++)
      shares[first + c] = (mixedLeaves[first + c] * classWeights[c]) / total;
  }
  return shares;
}
