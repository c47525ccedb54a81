import { type ColumnTraits, type Forest, type ForestOptions, trainForest } from '@canopy/forest';

/**
 * A small forest that has learnt from a height, a distance that may be missing, and a soil of which only 7, 3 and 5 occur. Its
 * three classes are mixed in many leaves.
 */
export function aForest(changes: Partial<ForestOptions> = {}, rowCount = 240): Forest {
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  const height = Float64Array.from(rows, (row) => ((row * 7919) % 1700) / 4);
  const distance = Float64Array.from(rows, (row) => (row % 6 === 0 ? Number.NaN : (row * 31) % 600));
  const soil = Float64Array.from(rows, (row) => [7, 3, 5][(row * 13) % 3]);
  const labels = Uint8Array.from(rows, (row) =>
    row % 11 === 0 ? row % 3 : (Math.floor(height[row] / 100) + soil[row]) % 3,
  );
  const traits: ColumnTraits[] = [
    { isCategorical: false, mayBeMissing: false },
    { isCategorical: false, mayBeMissing: true },
    { isCategorical: true, mayBeMissing: false },
  ];
  return trainForest(
    { columns: [height, distance, soil], labels, classCount: 3, traits },
    {
      algorithm: 'extra_trees',
      treeCount: 5,
      maxFeatures: 2,
      maxDepth: null,
      minSamplesLeaf: 3,
      bootstrap: false,
      classWeight: 'balanced',
      seed: 7,
      ...changes,
    },
    { featureNames: ['height', 'distance', 'soil'], classNames: ['fir', 'pine', 'aspen'] },
  );
}
