import { crc32 } from './crc32.js';
import type { Forest, Trees } from './forest.js';
import { childKind, featureWidthOf, formatMagic, formatVersion, headerLength } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';
import { type ForestMetadata, layOutForest, parseMetadata } from './forest-metadata.js';

const checkedFrom = 16;

/**
 * Reads what `encodeForest` wrote. Throws a `ForestFormatError` for bytes that are something else, of a later version, cut
 * short, damaged, or at odds with themselves.
 */
export function decodeForest(bytes: Uint8Array): Forest {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkHeader(bytes, view);
  const jsonLength = view.getUint32(16, true);
  const jsonEnd = headerLength + jsonLength;
  const metadata = parseMetadata(new TextDecoder().decode(bytes.subarray(headerLength, jsonEnd)));
  const layout = layOutForest(metadata, jsonLength);
  if (layout.end !== bytes.length) {
    throw new ForestFormatError(
      `The forest file describes ${layout.end} bytes of content, but holds ${bytes.length}.`,
    );
  }
  const edges = readEdges(metadata, view, layout.edges);
  const trees = readTrees(metadata, view, layout);
  const { schema, options, firstTree } = metadata;
  return { schema, options, edges, firstTree, ...trees };
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
  const expected = view.getUint32(12, true);
  const found = crc32(bytes.subarray(checkedFrom));
  if (expected !== found) {
    throw new ForestFormatError(
      `The forest file is damaged: expected checksum ${formatChecksum(expected)}, found ${formatChecksum(found)}.`,
    );
  }
}

function formatChecksum(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}

function readEdges({ edgeCounts }: ForestMetadata, view: DataView, start: number): Float64Array[] {
  let at = start;
  return edgeCounts.map((count, feature) => {
    const edges = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      edges[i] = view.getFloat64(at, true);
      at += 8;
      if (i > 0 && !(edges[i] > edges[i - 1])) {
        throw new ForestFormatError(`The edges of feature ${feature} do not ascend at number ${i}.`);
      }
    }
    return edges;
  });
}

function readTrees(metadata: ForestMetadata, view: DataView, layout: ReturnType<typeof layOutForest>): Trees {
  const { treeCount, nodeCount, mixedLeafCount, pureLeafCount, edgeCounts } = metadata;
  const classCount = metadata.schema.classNames.length;
  const featureWidth = featureWidthOf(edgeCounts.length);
  const roots = new Int32Array(treeCount);
  const nodes = new Int32Array(3 * nodeCount);
  const distributions = new Float32Array(classCount * mixedLeafCount);
  for (let i = 0; i < distributions.length; i++) {
    distributions[i] = view.getFloat32(layout.mixedLeaves + 4 * i, true);
  }
  let pureLeaf = 0;
  let mixedLeaf = 0;

  function readLeaf(kind: number): number {
    if (kind === childKind.mixedLeaf && mixedLeaf < mixedLeafCount) return -1 - classCount - mixedLeaf++;
    if (kind !== childKind.pureLeaf || pureLeaf >= pureLeafCount) {
      throw new ForestFormatError('The forest file refers to a leaf that it does not hold.');
    }
    const classId = view.getUint8(layout.pureLeaves + pureLeaf++);
    if (classId < classCount) return -1 - classId;
    throw new ForestFormatError(`A leaf has class ${classId}, but classes go from 0 to ${classCount - 1}.`);
  }

  function readQuestion(node: number): number {
    const feature =
      featureWidth === 1
        ? view.getUint8(layout.features + node)
        : view.getUint16(layout.features + 2 * node, true);
    const code = view.getUint16(layout.codes + 2 * node, true);
    if (feature < edgeCounts.length && code < edgeCounts[feature]) return (feature << 16) | code;
    throw new ForestFormatError(`Node ${node} asks for edge ${code} of feature ${feature}, which is none.`);
  }

  const rootKinds = Array.from({ length: treeCount }, (_, t) => view.getUint8(layout.rootKinds + t));
  let node = 0;
  for (let t = 0; t < treeCount; t++) {
    if (rootKinds[t] !== childKind.node) roots[t] = readLeaf(rootKinds[t]);
  }
  for (let t = 0; t < treeCount; t++) {
    const treeEnd = node + view.getUint32(layout.treeSizes + 4 * t, true);
    if (rootKinds[t] === childKind.node) roots[t] = 3 * node;
    /** Words whose right child comes after the subtree that is being read. */
    const waiting: number[] = [];
    let isOpen = rootKinds[t] === childKind.node;
    while (isOpen && node < Math.min(treeEnd, nodeCount)) {
      const word = 3 * node;
      const kinds = view.getUint8(layout.childKinds + node);
      const leftKind = kinds & 3;
      const rightKind = kinds >> 2;
      nodes[word] = readQuestion(node);
      node++;
      nodes[word + 1] = leftKind === childKind.node ? 3 * node : readLeaf(leftKind);
      if (rightKind !== childKind.node) nodes[word + 2] = readLeaf(rightKind);
      else waiting.push(word + 2);
      if (leftKind === childKind.node) continue;
      const next = waiting.pop();
      if (next === undefined) isOpen = false;
      else nodes[next] = 3 * node;
    }
    if (isOpen || node !== treeEnd) {
      throw new ForestFormatError(`Tree ${t} does not end where the forest file says it does.`);
    }
  }
  if (node !== nodeCount || pureLeaf !== pureLeafCount || mixedLeaf !== mixedLeafCount) {
    throw new ForestFormatError('The forest file holds nodes or leaves that no tree refers to.');
  }
  return { roots, nodes, distributions };
}
