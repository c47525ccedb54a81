import { type ForestOptions, maxClassCount, maxCodeCount, maxColumnCount } from './forest.js';
import { ForestFormatError } from './forest-format-error.js';
import type { FeatureMetadata, ForestMetadata } from './forest-metadata.js';

type Json = Record<string, unknown>;

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
      trainingRows: null,
      features: parseEdgeCounts(metadata.edgeCounts, featureNames.length),
      leafLength: pureLeafCount + 4 * classNames.length * shared.mixedLeafCount,
    };
  }
  return {
    ...shared,
    options: options && parseOptions(options),
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

function parseOptions(options: Json): ForestOptions {
  const { algorithm, classWeight, maxDepth, bootstrap } = options;
  if (algorithm !== 'extra_trees' && algorithm !== 'random_forest') throw wrong('options.algorithm');
  if (typeof bootstrap !== 'boolean') throw wrong('options.bootstrap');
  return {
    algorithm,
    treeCount: asCount(options.treeCount, 'options.treeCount'),
    maxFeatures: asCount(options.maxFeatures, 'options.maxFeatures'),
    maxDepth: maxDepth === null ? null : asCount(maxDepth, 'options.maxDepth'),
    minSamplesLeaf: asCount(options.minSamplesLeaf, 'options.minSamplesLeaf'),
    bootstrap,
    classWeight:
      classWeight === 'balanced' || classWeight === 'none'
        ? classWeight
        : asList(classWeight, 'options.classWeight', isWeight),
    seed: asCount(options.seed, 'options.seed'),
  };
}

function parseWeights(value: unknown, classCount: number): number[] {
  const weights = asList(value, 'classWeights', isWeight);
  expect(weights.length === classCount, 'classWeights');
  return weights;
}

function asRecord(value: unknown, name: string): Json {
  expect(typeof value === 'object' && value !== null && !Array.isArray(value), name);
  return { ...(value as object) };
}

function asList<T>(value: unknown, name: string, isItem: (item: unknown) => item is T): T[];
function asList(value: unknown, name: string, isItem: (item: unknown) => boolean): unknown[];
function asList(value: unknown, name: string, isItem: (item: unknown) => boolean): unknown[] {
  if (!Array.isArray(value) || !value.every(isItem)) throw wrong(name);
  return value;
}

function asCount(value: unknown, name: string): number {
  if (!isCount(value)) throw wrong(name);
  return value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isWeight(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function expect(isRight: boolean, name: string): void {
  if (!isRight) throw wrong(name);
}

function wrong(name: string): ForestFormatError {
  return new ForestFormatError(`The description inside the forest file has no usable "${name}".`);
}
