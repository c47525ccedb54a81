import { maxClassCount, maxCodeCount, maxColumnCount } from '../forest.js';
import { ForestFormatError } from './forest-format-error.js';
import type { FeatureMetadata, ForestMetadata } from './forest-metadata.js';
import {
  asCount,
  asList,
  asRecord,
  expect,
  isCount,
  isNumber,
  isString,
  isWeight,
  wrong,
} from './json-field.js';
import { parseOptions } from './parse-options.js';

/** Reads and checks the JSON of a forest file; throws a `ForestFormatError` that names the first field that is wrong. */
export function parseMetadata(json: string, version: number): ForestMetadata {
  const metadata = asRecord(parseJson(json), 'description');
  const schema = asRecord(metadata.schema, 'schema');
  const featureNames = asList(schema.featureNames, 'schema.featureNames', isString);
  const classNames = asList(schema.classNames, 'schema.classNames', isString);
  expect(featureNames.length >= 1 && featureNames.length <= maxColumnCount, 'schema.featureNames');
  expect(classNames.length >= 1 && classNames.length <= maxClassCount, 'schema.classNames');
  const shared = {
    schema: { featureNames, classNames },
    firstTree: asCount(metadata.firstTree, 'firstTree'),
    treeCount: asCount(metadata.treeCount, 'treeCount'),
    nodeCount: asCount(metadata.nodeCount, 'nodeCount'),
    mixedLeafCount: asCount(metadata.mixedLeafCount, 'mixedLeafCount'),
  };
  const options = metadata.options === null ? null : asRecord(metadata.options, 'options');
  if (version === 1) {
    const pureLeafCount = asCount(metadata.pureLeafCount, 'pureLeafCount');
    expect(pureLeafCount === shared.nodeCount + shared.treeCount - shared.mixedLeafCount, 'pureLeafCount');
    return {
      ...shared,
      options: options && parseOptions({ ...options, bootstrap: options.algorithm === 'random_forest' }),
      classWeights: null,
      baseScores: null,
      trainingRows: null,
      features: parseEdgeCounts(metadata.edgeCounts, featureNames.length),
      leafLength: pureLeafCount + 4 * classNames.length * shared.mixedLeafCount,
    };
  }
  const baseScores =
    version === 2 || metadata.baseScores === null
      ? null
      : asList(metadata.baseScores, 'baseScores', isNumber);
  if (baseScores !== null) {
    expect(baseScores.length === classNames.length, 'baseScores');
    expect(shared.treeCount % classNames.length === 0, 'treeCount');
  }
  return {
    ...shared,
    options: options && parseOptions(options),
    baseScores,
    classWeights:
      metadata.classWeights === null ? null : parseWeights(metadata.classWeights, classNames.length),
    trainingRows: metadata.trainingRows === null ? null : asCount(metadata.trainingRows, 'trainingRows'),
    features: parseFeatures(metadata.features, featureNames.length),
    leafLength: asCount(metadata.leafLength, 'leafLength'),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ForestFormatError('The description inside the forest file is not JSON.', { cause });
  }
}

function parseFeatures(value: unknown, featureCount: number): FeatureMetadata[] {
  const features = asList(value, 'features', (item) => item !== undefined).map((item, f): FeatureMetadata => {
    const { kind, valueCount } = asRecord(item, `features[${f}]`);
    if (kind !== 'numeric' && kind !== 'categorical') throw wrong(`features[${f}].kind`);
    const count = asCount(valueCount, `features[${f}].valueCount`);
    expect(count <= maxCodeCount, `features[${f}].valueCount`);
    return { kind, valueCount: count };
  });
  expect(features.length === featureCount, 'features');
  return features;
}

function parseEdgeCounts(value: unknown, featureCount: number): FeatureMetadata[] {
  const edgeCounts = asList(value, 'edgeCounts', isCount);
  expect(
    edgeCounts.length === featureCount && edgeCounts.every((count) => count <= maxCodeCount),
    'edgeCounts',
  );
  return edgeCounts.map((valueCount) => ({ kind: 'numeric', valueCount }));
}

function parseWeights(value: unknown, classCount: number): number[] {
  const weights = asList(value, 'classWeights', isWeight);
  expect(weights.length === classCount, 'classWeights');
  return weights;
}
