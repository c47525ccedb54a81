import { featureColumns, labelColumn, type ParsedRow } from '@canopy/covertype';
import { type Forest, trainBoosting, trainForest } from '@canopy/forest';

/** Trains on rows of the data set, names and codes as categories. */
export function trainChampion(
  rows: readonly ParsedRow[],
  algorithm: 'extra_trees' | 'gradient_boosting',
): Forest {
  const columns = featureColumns.map((_, f) => Float64Array.from(rows, ({ features }) => features[f] ?? 0));
  const traits = featureColumns.map(({ kind }) => ({
    isCategorical: kind !== 'measure',
    mayBeMissing: false,
  }));
  const { classNames } = labelColumn;
  const labels = Uint8Array.from(rows, ({ label }) => label);
  const set = { columns, labels, classCount: classNames.length, traits };
  const schema = { featureNames: featureColumns.map(({ key }) => key), classNames };
  const shared = { maxDepth: null, classWeight: 'none', seed: 42 } as const;
  if (algorithm === 'extra_trees') {
    const trees = { treeCount: 30, maxFeatures: 8, minSamplesLeaf: 2, bootstrap: false };
    return trainForest(set, { ...shared, ...trees, algorithm }, schema);
  }
  const rounds = { roundCount: 10, learningRate: 0.3, maxLeaves: 31, minChildWeight: 1, l2: 0 };
  const all = { rowFraction: 1, featureFraction: 1, earlyStopping: null };
  return trainBoosting(set, { ...shared, ...rounds, ...all, algorithm }, schema);
}
