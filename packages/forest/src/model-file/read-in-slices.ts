import type { Forest } from '../forest.js';
import type { ForestMetadata } from './forest-metadata.js';
import { LeafReader, type LeafSource } from './leaf-reader.js';
import { type Checksum, openInSlices } from './open-in-slices.js';
import { readValues } from './read-values.js';
import { TreeReader } from './tree-reader.js';

/** So many nodes are read in a few milliseconds. */
const nodesOfSlice = 1 << 16;

/** What a file holds: the trees, and all else. */
export interface ReadForest {
  readonly rest: Omit<Forest, 'roots' | 'nodes'>;
  readonly roots: Int32Array;
  readonly nodes: Int32Array;
}

/** Where trees are to be written, and what is to stand for their leaves there. */
export type TreePlace = (
  leaves: LeafSource,
  metadata: ForestMetadata,
) => { readonly leaves: LeafSource; readonly nodes: Int32Array };

/** Reads a forest file in slices of a few milliseconds each. Throws what `decodeForest` throws. */
export function* readInSlices(
  bytes: Uint8Array,
  checksum: Checksum,
  place: TreePlace,
): Generator<undefined, ReadForest> {
  const file = yield* openInSlices(bytes, checksum);
  const { view, version, metadata, layout } = file;
  const values = readValues(file);
  const leafReader = new LeafReader(metadata, layout, view, version);
  const { leaves, nodes } = place(leafReader, metadata);
  const trees = new TreeReader(metadata, layout, view, leaves, nodes);
  let nodesRead = 0;
  for (let t = 0; t < metadata.treeCount; t++) {
    nodesRead += trees.readTree(t);
    if (nodesRead < nodesOfSlice) continue;
    nodesRead = 0;
    yield;
  }
  trees.finish();
  const { schema, options, classWeights, baseScores, trainingRows, firstTree } = metadata;
  const rest = {
    schema,
    options,
    ...values,
    classWeights: classWeights === null ? null : Float64Array.from(classWeights),
    baseScores: baseScores === null ? null : Float64Array.from(baseScores),
    trainingRows,
    firstTree,
    mixedLeaves: leafReader.mixedLeaves,
  };
  return { rest, roots: trees.roots, nodes };
}
