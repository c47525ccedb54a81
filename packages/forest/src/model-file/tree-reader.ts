import { questionOf } from '../trees/question.js';
import { childKind, featureWidthOf, missingLeftBit } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';
import type { ForestLayout, ForestMetadata } from './forest-metadata.js';
import type { LeafSource } from './leaf-reader.js';

/** Reads the trees of a forest file, one call a tree, so that a large file can be read a few trees at a time. */
export class TreeReader {
  readonly roots: Int32Array;
  readonly nodes: Int32Array;
  private readonly metadata: ForestMetadata;
  private readonly layout: ForestLayout;
  private readonly view: DataView;
  private readonly leaves: LeafSource;
  private readonly edgeCounts: readonly number[];
  private readonly features: Uint8Array | Uint16Array;
  private readonly codes: Uint16Array;
  private readonly childKinds: Uint8Array;
  /** Words whose right child comes after the subtree that is being read. */
  private readonly waiting: number[] = [];
  private node = 0;

  /** Trees are written to `nodes`, and what `leaves` says of a leaf stands for it there. */
  constructor(
    metadata: ForestMetadata,
    layout: ForestLayout,
    view: DataView,
    leaves: LeafSource,
    nodes: Int32Array,
  ) {
    const { treeCount, nodeCount, features } = metadata;
    this.metadata = metadata;
    this.layout = layout;
    this.view = view;
    this.leaves = leaves;
    this.roots = new Int32Array(treeCount);
    this.nodes = nodes;
    this.edgeCounts = features.map(({ valueCount }) => valueCount);
    this.features =
      featureWidthOf(features.length) === 1
        ? bytesAt(view, layout.features, nodeCount)
        : wordsAt(view, layout.features, nodeCount);
    this.codes = wordsAt(view, layout.codes, nodeCount);
    this.childKinds = bytesAt(view, layout.childKinds, nodeCount);
    for (let t = 0; t < treeCount; t++) {
      const kind = this.kindOfRoot(t);
      if (kind !== childKind.node) this.roots[t] = this.readLeaf(kind);
    }
  }

  /** Reads tree `t`; to be called for each tree in turn. Returns how many nodes it has. */
  readTree(t: number): number {
    const { nodes, features, codes, childKinds, edgeCounts, leaves, waiting } = this;
    const treeStart = this.node;
    const treeEnd = treeStart + this.view.getUint32(this.layout.treeSizes + 4 * t, true);
    const end = Math.min(treeEnd, this.metadata.nodeCount);
    let node = treeStart;
    let isOpen = this.kindOfRoot(t) === childKind.node;
    if (isOpen) this.roots[t] = 3 * node;
    while (isOpen && node < end) {
      const word = 3 * node;
      const kinds = childKinds[node];
      const leftKind = kinds & 3;
      const rightKind = (kinds >> 2) & 3;
      const feature = features[node];
      const code = codes[node];
      if (!(code < edgeCounts[feature])) {
        throw new ForestFormatError(
          `Node ${node} asks for edge ${code} of feature ${feature}, which is none.`,
        );
      }
      nodes[word] = questionOf(feature, code, (kinds & missingLeftBit) !== 0);
      node++;
      if (leftKind === childKind.node) nodes[word + 1] = 3 * node;
      else nodes[word + 1] = leftKind === childKind.pureLeaf ? leaves.readPure() : this.readLeaf(leftKind);
      if (rightKind === childKind.node) waiting.push(word + 2);
      else nodes[word + 2] = rightKind === childKind.pureLeaf ? leaves.readPure() : this.readLeaf(rightKind);
      if (leftKind === childKind.node) continue;
      const next = waiting.pop();
      if (next === undefined) isOpen = false;
      else nodes[next] = 3 * node;
    }
    this.node = node;
    if (isOpen || node !== treeEnd) {
      throw new ForestFormatError(`Tree ${t} does not end where the forest file says it does.`);
    }
    return treeEnd - treeStart;
  }

  /** Throws when some node or leaf was not read. */
  finish(): void {
    if (this.node !== this.metadata.nodeCount) {
      throw new ForestFormatError('The forest file holds nodes that no tree refers to.');
    }
    this.leaves.finish();
  }

  private kindOfRoot(t: number): number {
    return this.view.getUint8(this.layout.rootKinds + t);
  }

  private readLeaf(kind: number): number {
    if (kind === childKind.pureLeaf) return this.leaves.readPure();
    if (kind === childKind.mixedLeaf) return this.leaves.readMixed();
    throw new ForestFormatError(
      `The forest file has children of kind ${kind}, which this build does not know.`,
    );
  }
}

/** A part of the file as it stands there. */
function bytesAt({ buffer, byteOffset }: DataView, start: number, count: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + start, count);
}

/** Numbers of two bytes, lowest first, which may begin anywhere: copied, and turned where the machine has the highest first. */
function wordsAt(view: DataView, start: number, count: number): Uint16Array {
  const words = new Uint16Array(count);
  new Uint8Array(words.buffer).set(bytesAt(view, start, 2 * count));
  if (!isLowestFirst) for (let i = 0; i < count; i++) words[i] = (words[i] << 8) | (words[i] >> 8);
  return words;
}

const isLowestFirst = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
