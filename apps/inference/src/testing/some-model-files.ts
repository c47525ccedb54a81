import { featureColumns, labelColumn } from '@canopy/covertype';
import {
  createPredictor,
  encodeForest,
  type Forest,
  type PreparedForest,
  prepareForest,
  trainForest,
} from '@canopy/forest';
import type { ServingDescription } from '@canopy/pipeline-contract';

const rowsOfEachClass = 4;
const schema = {
  featureNames: featureColumns.map((column) => column.key),
  classNames: labelColumn.classNames,
};

/** A forest that has learned that class `k` grows at `1500 + 300 k` metres, and nothing else. */
export function aForest(names: Partial<typeof schema> = {}): Forest {
  const labels = Uint8Array.from(
    { length: schema.classNames.length * rowsOfEachClass },
    (_, row) => row % schema.classNames.length,
  );
  const columns = schema.featureNames.map((_, feature) =>
    Int32Array.from(labels, (label) => (feature === 0 ? 1500 + 300 * label : 0)),
  );
  return trainForest(
    { columns, labels, classCount: schema.classNames.length },
    {
      algorithm: 'extra_trees',
      treeCount: 5,
      maxFeatures: 12,
      maxDepth: null,
      minSamplesLeaf: 1,
      bootstrap: false,
      classWeight: 'none',
      seed: 7,
    },
    { ...schema, ...names },
  );
}

/** The same as a server has it. */
export function aPreparedForest(): PreparedForest {
  return prepareForest(aForest());
}

export function aServingDescription(forest: Forest): ServingDescription {
  const features = [2100, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 0, 7745];
  return {
    categoryNumbers: { wilderness_area: { Rawah: 0, Neota: 1 } },
    selfTest: [{ features, probabilities: [...createPredictor(forest).predictRow(features)] }],
  };
}

/** The files of a version as the pipeline would have stored them. */
export function someModelFiles(
  changes: Partial<ServingDescription> = {},
  forest = aForest(),
): { forest: Uint8Array; serving: Uint8Array } {
  const serving = { ...aServingDescription(forest), ...changes };
  return { forest: encodeForest(forest), serving: new TextEncoder().encode(JSON.stringify(serving)) };
}
