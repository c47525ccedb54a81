/**
 * Writes forest-v<version>.canopy, and beside it rows with the probabilities that its writer predicts for them.
 *
 * Run with the built package of the commit that introduced the version: node make-golden-forest.mjs <version>
 * From version 3 on it is a boosted forest.
 */
import { writeFileSync } from 'node:fs';
import { createPredictor, encodeForest, trainBoosting, trainForest } from '@canopy/forest';

const version = Number(process.argv[2]);
const rowCount = 240;
const soils = [7700, 2702, 1000, 4321, 8703];

// Whole numbers below the bound that look drawn, and stay the same wherever this runs.
const scatter = (row, bound) => (row * 7919 + ((row * row) % 1009) * 31) % bound;
const height = Float64Array.from({ length: rowCount }, (_, row) => 1800 + scatter(row, 1700) / 2);
const distance = Float64Array.from({ length: rowCount }, (_, row) =>
  version >= 2 && row % 6 === 0 ? Number.NaN : scatter(row + 1000, 600),
);
const soil = Float64Array.from({ length: rowCount }, (_, row) => soils[scatter(row + 2000, soils.length)]);
const labels = Uint8Array.from({ length: rowCount }, (_, row) =>
  row % 11 === 0 ? row % 3 : (Math.floor(height[row] / 300) + (soil[row] > 4000 ? 1 : 0)) % 3,
);
const columns = [height, distance, soil];
const traits = [
  { isCategorical: false, mayBeMissing: false },
  { isCategorical: false, mayBeMissing: true },
  { isCategorical: true, mayBeMissing: false },
];

const set = { columns, labels, classCount: 3, ...(version >= 2 ? { traits } : {}) };
const schema = { featureNames: ['height', 'distance', 'soil'], classNames: ['fir', 'pine', 'aspen'] };
const forest =
  version >= 3
    ? trainBoosting(
        set,
        {
          algorithm: 'gradient_boosting',
          roundCount: 5,
          learningRate: 0.3,
          maxLeaves: 6,
          maxDepth: 4,
          minChildWeight: 1,
          l2: 0.5,
          rowFraction: 0.8,
          featureFraction: 0.7,
          classWeight: 'balanced',
          earlyStopping: { heldOutFraction: 0.1, patience: 5 },
          seed: 7,
        },
        schema,
      )
    : trainForest(
        set,
        {
          algorithm: 'extra_trees',
          treeCount: 3,
          maxFeatures: 2,
          maxDepth: null,
          minSamplesLeaf: 3,
          bootstrap: false,
          classWeight: 'balanced',
          seed: 7,
        },
        schema,
      );

const rows = Array.from({ length: 30 }, (_, row) => columns.map((column) => column[row]));
if (version >= 2) rows.push([2000, 100, 9999]);
const { predictRow } = createPredictor(forest);
const predictions = rows.map((values) => ({
  values: values.map((value) => (Number.isNaN(value) ? null : value)),
  probabilities: [...predictRow(values)],
}));
const fileOf = (extension) => new URL(`forest-v${version}.${extension}`, import.meta.url);
writeFileSync(fileOf('canopy'), encodeForest(forest));
writeFileSync(fileOf('json'), `${JSON.stringify(predictions, null, 1)}\n`);
