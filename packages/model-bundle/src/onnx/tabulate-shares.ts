import { classOfLeaf, type Forest, isMixedLeaf, leafShares, rowOfLeaf } from '@canopy/forest';
import type { LeafTable } from './leaf-table.js';

/** The leaves of a forest whose probabilities are means: what adds to a class is its share. */
export function tabulateShares(forest: Forest): LeafTable {
  const classCount = forest.schema.classNames.length;
  const shares = leafShares(forest);
  const starts = findStarts(shares, classCount);
  const silent = classCount;
  const entryCount = starts[starts.length - 1];
  // Pure leaves of a class share one entry; the silent one is of the first class, with no weight.
  const classIds = Uint8Array.from({ length: entryCount }, (_, entry) => (entry < silent ? entry : 0));
  const weights = Float64Array.from({ length: entryCount }, (_, entry) => (entry < silent ? 1 : 0));
  let entry = silent + 1;
  for (let i = 0; i < shares.length; i++) {
    if (shares[i] === 0) continue;
    classIds[entry] = i % classCount;
    weights[entry++] = shares[i];
  }

  function countOf(reference: number): number {
    if (!isMixedLeaf(reference)) return 1;
    const row = rowOfLeaf(reference);
    return starts[row + 1] - starts[row];
  }

  function entryOf(reference: number, place: number): number {
    if (place >= countOf(reference)) return silent;
    return isMixedLeaf(reference) ? starts[rowOfLeaf(reference)] + place : classOfLeaf(reference);
  }

  return { classIds, weights, silent, countOf, entryOf };
}

/** Where the entries of each mixed leaf begin, after those of the classes and the silent one, and where the last ones end. */
function findStarts(shares: ArrayLike<number>, classCount: number): Uint32Array {
  const starts = new Uint32Array(shares.length / classCount + 1).fill(classCount + 1);
  for (let i = 0, row = 0; row < starts.length - 1; row++) {
    starts[row + 1] = starts[row];
    for (const end = i + classCount; i < end; i++) if (shares[i] !== 0) starts[row + 1]++;
  }
  return starts;
}
