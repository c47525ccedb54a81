import { crc32 } from './crc32.js';
import type { Forest } from './forest.js';
import { childKind, featureWidthOf, formatMagic, formatVersion, headerLength } from './forest-format.js';
import { ForestInputError } from './forest-input-error.js';
import { describeForest, layOutForest } from './forest-metadata.js';

const checkedFrom = 16;

/**
 * Writes a forest, or one part of it, as one buffer: about five bytes an internal node and its leaf. The same forest gives the
 * same bytes, and what `decodeForest` reads back predicts the same to the bit.
 *
 * Throws a `ForestInputError` for a forest of 4 GiB or more.
 */
export function encodeForest(forest: Forest): Uint8Array {
  const metadata = describeForest(forest);
  const json = new TextEncoder().encode(JSON.stringify(metadata));
  const layout = layOutForest(metadata, json.length);
  if (layout.end >= 2 ** 32) {
    throw new ForestInputError(`The forest takes ${layout.end} bytes, a forest file holds less than 4 GiB.`);
  }

  const bytes = new Uint8Array(layout.end);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < formatMagic.length; i++) bytes[i] = formatMagic.charCodeAt(i);
  view.setUint16(4, formatVersion, true);
  view.setUint32(8, layout.end, true);
  view.setUint32(16, json.length, true);
  bytes.set(json, headerLength);
  writeEdges(forest, view, layout.edges);
  writeTrees(forest, view, layout);
  view.setUint32(12, crc32(bytes.subarray(checkedFrom)), true);
  return bytes;
}

function writeEdges({ edges }: Forest, view: DataView, start: number): void {
  let at = start;
  for (const edgesOfFeature of edges) {
    for (const edge of edgesOfFeature) {
      view.setFloat64(at, edge, true);
      at += 8;
    }
  }
}

function writeTrees(forest: Forest, view: DataView, layout: ReturnType<typeof layOutForest>): void {
  const { roots, nodes, distributions, edges, schema } = forest;
  const classCount = schema.classNames.length;
  const nodeCount = nodes.length / 3;
  const featureWidth = featureWidthOf(edges.length);
  let pureAt = layout.pureLeaves;
  let mixedAt = layout.mixedLeaves;

  /** Writes the leaf that a reference leads to, if any, and returns the kind of the reference. */
  function writeLeaf(reference: number): number {
    if (reference >= 0) return childKind.node;
    const leaf = -1 - reference;
    if (leaf < classCount) {
      view.setUint8(pureAt++, leaf);
      return childKind.pureLeaf;
    }
    const first = (leaf - classCount) * classCount;
    for (let c = 0; c < classCount; c++) {
      view.setFloat32(mixedAt, distributions[first + c], true);
      mixedAt += 4;
    }
    return childKind.mixedLeaf;
  }

  let treeEnd = nodeCount;
  for (let t = roots.length - 1; t >= 0; t--) {
    const treeStart = roots[t] >= 0 ? roots[t] / 3 : treeEnd;
    view.setUint32(layout.treeSizes + 4 * t, treeEnd - treeStart, true);
    treeEnd = treeStart;
  }
  for (let t = 0; t < roots.length; t++) view.setUint8(layout.rootKinds + t, writeLeaf(roots[t]));
  for (let node = 0; node < nodeCount; node++) {
    const question = nodes[3 * node];
    const feature = question >>> 16;
    if (featureWidth === 1) view.setUint8(layout.features + node, feature);
    else view.setUint16(layout.features + 2 * node, feature, true);
    view.setUint16(layout.codes + 2 * node, question & 65_535, true);
    const leftKind = writeLeaf(nodes[3 * node + 1]);
    view.setUint8(layout.childKinds + node, leftKind | (writeLeaf(nodes[3 * node + 2]) << 2));
  }
}
