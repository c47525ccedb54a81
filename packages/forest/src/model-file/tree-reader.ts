import { questionOf } from '../trees/question.js';
import { childKind, featureWidthOf, missingLeftBit } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';
import type { ForestLayout, ForestMetadata } from './forest-metadata.js';
import type { LeafReader } from './leaf-reader.js';

/** Reads the trees of a forest file, one call a tree, so that a large file can be read a few trees at a time. */
export class TreeReader {
  readonly roots: Int32Array;
  readonly nodes: Int32Array;
  private readonly metadata: ForestMetadata;
  private readonly layout: ForestLayout;
  private readonly view: DataView;
  private readonly leaves: LeafReader;
  private readonly edgeCounts: readonly number[];
  private readonly featureWidth: 1 | 2;
  private node = 0;

  constructor(metadata: ForestMetadata, layout: ForestLayout, view: DataView, leaves: LeafReader) {
    const { treeCount, nodeCount, features } = metadata;
    this.metadata = metadata;
    this.layout = layout;
    this.view = view;
    this.leaves = leaves;
    this.roots = new Int32Array(treeCount);
    this.nodes = new Int32Array(3 * nodeCount);
    this.edgeCounts = features.map(({ valueCount }) => valueCount);
    this.featureWidth = featureWidthOf(features.length);
    for (let t = 0; t < treeCount; t++) {
      const kind = this.kindOfRoot(t);
      if (kind !== childKind.node) this.roots[t] = this.readLeaf(kind);
    }
  }

  /** Reads tree `t`; to be called for each tree in turn. Returns how many nodes it has. */
  readTree(t: number): number {
    const { nodes, view, layout } = this;
    const treeStart = this.node;
    const treeEnd = treeStart + view.getUint32(layout.treeSizes + 4 * t, true);
    let isOpen = this.kindOfRoot(t) === childKind.node;
    if (isOpen) this.roots[t] = 3 * this.node;
    /** Words whose right child comes after the subtree that is being read. */
    const waiting: number[] = [];
    while (isOpen && this.node < Math.min(treeEnd, this.metadata.nodeCount)) {
      const word = 3 * this.node;
      const kinds = view.getUint8(layout.childKinds + this.node);
      const leftKind = kinds & 3;
      const rightKind = (kinds >> 2) & 3;
      nodes[word] = this.readQuestion((kinds & missingLeftBit) !== 0);
      this.node++;
      nodes[word + 1] = leftKind === childKind.node ? 3 * this.node : this.readLeaf(leftKind);
      if (rightKind !== childKind.node) nodes[word + 2] = this.readLeaf(rightKind);
      else waiting.push(word + 2);
      if (leftKind === childKind.node) continue;
      const next = waiting.pop();
      if (next === undefined) isOpen = false;
      else nodes[next] = 3 * this.node;
    }
    if (isOpen || this.node !== treeEnd) {
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

  private readQuestion(missingGoesLeft: boolean): number {
    const { view, layout, node, edgeCounts } = this;
    const feature =
      this.featureWidth === 1
        ? view.getUint8(layout.features + node)
        : view.getUint16(layout.features + 2 * node, true);
    const code = view.getUint16(layout.codes + 2 * node, true);
    if (feature < edgeCounts.length && code < edgeCounts[feature]) {
      return questionOf(feature, code, missingGoesLeft);
    }
    throw new ForestFormatError(`Node ${node} asks for edge ${code} of feature ${feature}, which is none.`);
  }
}
