import type { ForestOptions, ForestSchema, TrainingSet } from '../forest.js';
import { Random } from '../random.js';

/** Rows of whole numbers below `valueCount` whose class follows from their first two columns, one row in ten excepted. */
export function aTrainingSet({
  rowCount = 300,
  columnCount = 4,
  classCount = 3,
  valueCount = 50,
  seed = 1,
} = {}): TrainingSet {
  const random = new Random(seed, 0);
  const columns = Array.from({ length: columnCount }, () =>
    Float64Array.from({ length: rowCount }, () => random.nextBelow(valueCount)),
  );
  const labels = Uint8Array.from({ length: rowCount }, (_, row) => {
    if (random.nextBelow(10) === 0) return random.nextBelow(classCount);
    return Math.floor(columns[0][row] / 7 + columns[columnCount > 1 ? 1 : 0][row] / 11) % classCount;
  });
  return { columns, labels, classCount };
}

export function someOptions(options: Partial<ForestOptions> = {}): ForestOptions {
  return {
    algorithm: 'extra_trees',
    treeCount: 5,
    maxFeatures: 1,
    maxDepth: null,
    minSamplesLeaf: 1,
    bootstrap: options.algorithm === 'random_forest',
    classWeight: 'none',
    seed: 1,
    ...options,
  };
}

export function aSchema({ columns, classCount }: TrainingSet): ForestSchema {
  return {
    featureNames: columns.map((_, feature) => `feature ${feature}`),
    classNames: Array.from({ length: classCount }, (_, classId) => `class ${classId}`),
  };
}
