import {
  type BoostingOptions,
  type ColumnTraits,
  type Forest,
  type ForestOptions,
  type TrainingSet,
  trainBoosting,
  trainForest,
} from '@canopy/forest';

const schema = { featureNames: ['height', 'distance', 'soil'], classNames: ['fir', 'pine', 'aspen'] };

/** Rows of a height, a distance that may be missing, and a soil of which only 7, 3 and 5 occur, of three classes. */
function someRows(): TrainingSet {
  const rows = Array.from({ length: 240 }, (_, row) => row);
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
  return { columns: [height, distance, soil], labels, classCount: 3, traits };
}

/** A small forest whose three classes are mixed in many leaves. */
export function aForest(changes: Partial<ForestOptions> = {}): Forest {
  const options: ForestOptions = {
    algorithm: 'extra_trees',
    treeCount: 5,
    maxFeatures: 2,
    maxDepth: null,
    minSamplesLeaf: 3,
    bootstrap: false,
    classWeight: 'balanced',
    seed: 7,
    ...changes,
  };
  return trainForest(someRows(), options, schema);
}

/** The same of boosted trees. */
export function aBoostedForest(changes: Partial<BoostingOptions> = {}): Forest {
  const options: BoostingOptions = {
    algorithm: 'gradient_boosting',
    roundCount: 4,
    learningRate: 0.3,
    maxLeaves: 6,
    maxDepth: null,
    minChildWeight: 1,
    l2: 1,
    rowFraction: 1,
    featureFraction: 1,
    classWeight: 'balanced',
    earlyStopping: null,
    seed: 7,
    ...changes,
  };
  return trainBoosting(someRows(), options, schema);
}
