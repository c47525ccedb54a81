import { edgesBetweenRanks } from '../columns/edges-between-ranks.js';
import type { Feature, Forest } from '../forest.js';
import { checkedFrom, formatMagic, formatVersion, headerLength } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';
import { type ForestMetadata, layOutForest } from './forest-metadata.js';
import { LeafReader, type LeafSource } from './leaf-reader.js';
import { parseMetadata } from './parse-metadata.js';
import { TreeReader } from './tree-reader.js';

/** The CRC-32 of bytes that follow others, given the CRC-32 of those. */
export type Checksum = (bytes: Uint8Array, before: number) => number;

/** A megabyte is summed up, and as many nodes are read, in a few milliseconds. */
const bytesOfSlice = 1 << 20;
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkHeader(bytes, view);
  yield* checkSum(bytes, view, checksum);
  const version = view.getUint16(4, true);
  const jsonLength = view.getUint32(16, true);
  const jsonEnd = headerLength + jsonLength;
  const metadata = parseMetadata(new TextDecoder().decode(bytes.subarray(headerLength, jsonEnd)), version);
  const layout = layOutForest(metadata, jsonLength);
  if (layout.end !== bytes.length) {
    throw new ForestFormatError(
      `The forest file describes ${layout.end} bytes of content, but holds ${bytes.length}.`,
    );
  }
  const values = readValues(metadata, view, layout.values);
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

function checkHeader(bytes: Uint8Array, view: DataView): void {
  const magic = String.fromCharCode(...bytes.subarray(0, formatMagic.length));
  if (!formatMagic.startsWith(magic)) {
    throw new ForestFormatError(
      `Not a forest file: it begins with ${JSON.stringify(magic)}, not with "${formatMagic}".`,
    );
  }
  if (bytes.length < headerLength) {
    throw new ForestFormatError(
      `The forest file is cut short: expected at least ${headerLength} bytes, found ${bytes.length}.`,
    );
  }
  const version = view.getUint16(4, true);
  if (version < 1 || version > formatVersion) {
    throw new ForestFormatError(
      `The forest file was written by version ${version}, this build reads up to ${formatVersion}.`,
    );
  }
  const length = view.getUint32(8, true);
  if (bytes.length !== length) {
    const state = bytes.length < length ? 'is cut short' : 'is longer than it says';
    throw new ForestFormatError(`The forest file ${state}: expected ${length} bytes, found ${bytes.length}.`);
  }
}

function* checkSum(bytes: Uint8Array, view: DataView, checksum: Checksum): Generator<undefined, void> {
  const expected = view.getUint32(12, true);
  let found = 0;
  for (let at = checkedFrom; at < bytes.length; at += bytesOfSlice) {
    found = checksum(bytes.subarray(at, at + bytesOfSlice), found);
    yield;
  }
  if (expected === found) return;
  throw new ForestFormatError(
    `The forest file is damaged: expected checksum ${formatChecksum(expected)}, found ${formatChecksum(found)}.`,
  );
}

function formatChecksum(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}

function readValues(
  metadata: ForestMetadata,
  view: DataView,
  start: number,
): { features: Feature[]; edges: Float64Array[] } {
  const features: Feature[] = [];
  const edges: Float64Array[] = [];
  let at = start;
  metadata.features.forEach(({ kind, valueCount }, f) => {
    const values = Float64Array.from({ length: valueCount }, (_, i) => view.getFloat64(at + 8 * i, true));
    at += 8 * valueCount;
    if (kind === 'numeric') {
      checkAscending(values, `The edges of feature ${f} do not ascend`);
      features.push({ kind });
      edges.push(values);
    } else {
      checkAscending(values.toSorted(), `The categories of feature ${f} are not distinct numbers`);
      features.push({ kind, categories: values });
      edges.push(edgesBetweenRanks(valueCount));
    }
  });
  return { features, edges };
}

function checkAscending(values: Float64Array, problem: string): void {
  let previous = Number.NEGATIVE_INFINITY;
  values.forEach((value, i) => {
    if (!(value > previous)) throw new ForestFormatError(`${problem}: number ${i} is ${value}.`);
    previous = value;
  });
}
