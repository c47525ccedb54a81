import type { Forest } from '../forest.js';
import { classOfLeaf, drawnRowsOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { codeOfQuestion, featureOf, missingBitOf } from '../trees/question.js';
import { ByteWriter } from './byte-writer.js';
import { crc32 } from './crc32.js';
import { ForestFileWriter } from './forest-file-writer.js';
import { childKind, featureWidthOf, missingLeftBit } from './forest-format.js';
import { describeForest, type ForestLayout } from './forest-metadata.js';

/**
 * Writes a forest, or one part of it, as one buffer: about five bytes an internal node and its leaf. The same forest gives the
 * same bytes, and what `decodeForest` reads back predicts the same to the bit.
 *
 * Throws a `ForestInputError` for a forest of 4 GiB or more.
 */
export function encodeForest(forest: Forest): Uint8Array {
  const leaves = writeLeaves(forest);
  const file = new ForestFileWriter(describeForest(forest, leaves.length));
  const { view, layout } = file;
  writeValues(forest, view, layout.values);
  writeTrees(forest, view, layout);
  writeNodes(forest, view, layout);
  file.bytes.set(leaves, layout.leaves);
  return file.finish(crc32);
}

function writeValues({ features, edges }: Forest, view: DataView, start: number): void {
  let at = start;
  features.forEach((feature, f) => {
    for (const value of feature.kind === 'numeric' ? edges[f] : feature.categories) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  });
}

function writeTrees({ roots, nodes }: Forest, view: DataView, layout: ForestLayout): void {
  let treeEnd = nodes.length / 3;
  for (let t = roots.length - 1; t >= 0; t--) {
    const treeStart = roots[t] >= 0 ? roots[t] / 3 : treeEnd;
    view.setUint32(layout.treeSizes + 4 * t, treeEnd - treeStart, true);
    view.setUint8(layout.rootKinds + t, kindOf(roots[t]));
    treeEnd = treeStart;
  }
}

function writeNodes({ nodes, features }: Forest, view: DataView, layout: ForestLayout): void {
  const featureWidth = featureWidthOf(features.length);
  for (let node = 0; node < nodes.length / 3; node++) {
    const question = nodes[3 * node];
    const feature = featureOf(question);
    if (featureWidth === 1) view.setUint8(layout.features + node, feature);
    else view.setUint16(layout.features + 2 * node, feature, true);
    view.setUint16(layout.codes + 2 * node, codeOfQuestion(question), true);
    const kinds = kindOf(nodes[3 * node + 1]) | (kindOf(nodes[3 * node + 2]) << 2);
    view.setUint8(layout.childKinds + node, kinds | (missingBitOf(question) * missingLeftBit));
  }
}

function kindOf(reference: number): number {
  if (reference >= 0) return childKind.node;
  return isMixedLeaf(reference) ? childKind.mixedLeaf : childKind.pureLeaf;
}

function writeLeaves({ roots, nodes, mixedLeaves, schema, baseScores }: Forest): Uint8Array {
  const classCount = schema.classNames.length;
  const writer = new ByteWriter();

  function writeLeaf(reference: number): void {
    if (reference >= 0) return;
    if (baseScores !== null) {
      const first = 2 * rowOfLeaf(reference);
      writer.writeFloat32(mixedLeaves[first]);
      writer.writeVarint(mixedLeaves[first + 1]);
      return;
    }
    if (!isMixedLeaf(reference)) {
      writer.writeVarint(drawnRowsOfLeaf(reference) * classCount + classOfLeaf(reference));
      return;
    }
    const first = rowOfLeaf(reference) * classCount;
    for (let c = 0; c < classCount; c++) {
      if (mixedLeaves instanceof Uint32Array) writer.writeVarint(mixedLeaves[first + c]);
      else writer.writeFloat32(mixedLeaves[first + c]);
    }
  }

  for (const root of roots) writeLeaf(root);
  for (let word = 0; word < nodes.length; word += 3) {
    writeLeaf(nodes[word + 1]);
    writeLeaf(nodes[word + 2]);
  }
  return writer.written();
}
