import {
  type Forest,
  type ForestOptions,
  type ForestSchema,
  maxClassCount,
  maxCodeCount,
  maxColumnCount,
} from './forest.js';
import { featureWidthOf, headerLength } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';

/** What a forest file says in words, and how long its parts are. */
export interface ForestMetadata {
  readonly schema: ForestSchema;
  readonly options: ForestOptions | null;
  readonly firstTree: number;
  readonly edgeCounts: readonly number[];
  readonly treeCount: number;
  readonly nodeCount: number;
  readonly pureLeafCount: number;
  readonly mixedLeafCount: number;
}

export function describeForest(forest: Forest): ForestMetadata {
  const { schema, options, edges, firstTree, roots, nodes, distributions } = forest;
  const nodeCount = nodes.length / 3;
  const mixedLeafCount = distributions.length / schema.classNames.length;
  const { featureNames, classNames } = schema;
  return {
    schema: { featureNames, classNames },
    options: options === null ? null : orderOptions(options),
    firstTree,
    edgeCounts: edges.map((edgesOfFeature) => edgesOfFeature.length),
    treeCount: roots.length,
    nodeCount,
    // A binary tree has one leaf more than it has internal nodes.
    pureLeafCount: nodeCount + roots.length - mixedLeafCount,
    mixedLeafCount,
  };
}

/** The same options in one order of keys, so that equal forests are equal bytes. */
function orderOptions(options: ForestOptions): ForestOptions {
  const { algorithm, treeCount, maxFeatures, maxDepth, minSamplesLeaf, classWeight, seed } = options;
  return { algorithm, treeCount, maxFeatures, maxDepth, minSamplesLeaf, classWeight, seed };
}

/** Where each part of the file begins, in bytes from its start, and where the last one ends. */
export function layOutForest(metadata: ForestMetadata, jsonLength: number) {
  const { edgeCounts, treeCount, nodeCount, pureLeafCount, mixedLeafCount, schema } = metadata;
  const edges = headerLength + jsonLength;
  const treeSizes = edges + 8 * edgeCounts.reduce((sum, count) => sum + count, 0);
  const rootKinds = treeSizes + 4 * treeCount;
  const features = rootKinds + treeCount;
  const codes = features + featureWidthOf(edgeCounts.length) * nodeCount;
  const childKinds = codes + 2 * nodeCount;
  const pureLeaves = childKinds + nodeCount;
  const mixedLeaves = pureLeaves + pureLeafCount;
  const end = mixedLeaves + 4 * schema.classNames.length * mixedLeafCount;
  return { edges, treeSizes, rootKinds, features, codes, childKinds, pureLeaves, mixedLeaves, end };
}

/** Reads and checks the JSON of a forest file; throws a `ForestFormatError` that names the first field that is wrong. */
export function parseMetadata(json: string): ForestMetadata {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ForestFormatError('The description inside the forest file is not JSON.', { cause });
  }
  const metadata = asRecord(value, 'description');
  const schema = asRecord(metadata.schema, 'schema');
  const featureNames = asList(schema.featureNames, 'schema.featureNames', isString);
  const classNames = asList(schema.classNames, 'schema.classNames', isString);
  const edgeCounts = asList(metadata.edgeCounts, 'edgeCounts', isCount);
  expect(featureNames.length >= 1 && featureNames.length <= maxColumnCount, 'schema.featureNames');
  expect(classNames.length >= 1 && classNames.length <= maxClassCount, 'schema.classNames');
  expect(edgeCounts.length === featureNames.length, 'edgeCounts');
  expect(
    edgeCounts.every((count) => count < maxCodeCount),
    'edgeCounts',
  );
  return {
    schema: { featureNames, classNames },
    options: metadata.options === null ? null : parseOptions(asRecord(metadata.options, 'options')),
    firstTree: asCount(metadata.firstTree, 'firstTree'),
    edgeCounts,
    treeCount: asCount(metadata.treeCount, 'treeCount'),
    nodeCount: asCount(metadata.nodeCount, 'nodeCount'),
    pureLeafCount: asCount(metadata.pureLeafCount, 'pureLeafCount'),
    mixedLeafCount: asCount(metadata.mixedLeafCount, 'mixedLeafCount'),
  };
}

function parseOptions(options: Record<string, unknown>): ForestOptions {
  const { algorithm, classWeight, maxDepth } = options;
  if (algorithm !== 'extra_trees' && algorithm !== 'random_forest') throw wrong('options.algorithm');
  if (classWeight !== 'balanced' && classWeight !== 'none') throw wrong('options.classWeight');
  return {
    algorithm,
    treeCount: asCount(options.treeCount, 'options.treeCount'),
    maxFeatures: asCount(options.maxFeatures, 'options.maxFeatures'),
    maxDepth: maxDepth === null ? null : asCount(maxDepth, 'options.maxDepth'),
    minSamplesLeaf: asCount(options.minSamplesLeaf, 'options.minSamplesLeaf'),
    classWeight,
    seed: asCount(options.seed, 'options.seed'),
  };
}

function asRecord(value: unknown, name: string): Record<string, unknown> {
  expect(typeof value === 'object' && value !== null && !Array.isArray(value), name);
  return { ...(value as object) };
}

function asList<T>(value: unknown, name: string, isItem: (item: unknown) => item is T): T[] {
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

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function expect(isRight: boolean, name: string): void {
  if (!isRight) throw wrong(name);
}

function wrong(name: string): ForestFormatError {
  return new ForestFormatError(`The description inside the forest file has no usable "${name}".`);
}
