import { codeOfQuestion, type Forest, featureOf, missingBitOf } from '@canopy/forest';
import type { LeafTable } from './leaf-table.js';
import { tabulateScores } from './tabulate-scores.js';
import { tabulateShares } from './tabulate-shares.js';

/** Trees as the columns of ONNX's operator TreeEnsemble, an element a node. */
export interface TreeColumns {
  readonly roots: Uint32Array;
  readonly featureIds: Uint16Array;
  /** Values below it go left. */
  readonly splits: Float64Array;
  readonly missingGoesLeft: Uint8Array;
  /** A node, or an entry of `leaves` where `leftIsLeaf` is 1. */
  readonly leftIds: Uint32Array;
  readonly leftIsLeaf: Uint8Array;
  readonly rightIds: Uint32Array;
  readonly rightIsLeaf: Uint8Array;
  readonly leaves: Pick<LeafTable, 'classIds' | 'weights'>;
}

/**
 * Lays out a forest for an operator whose leaves add to one class each. A tree with mixed leaves becomes several: the first
 * ends in the first class of each leaf, the next holds only the ways to leaves with a second class, and so on.
 */
export function layOutTrees(forest: Forest): TreeColumns {
  const layout = new TreeLayout(forest);
  while (layout.isOpen) layout.writeRound();
  return layout.columns;
}

class TreeLayout {
  readonly columns: TreeColumns;
  private readonly forest: Forest;
  private readonly leaves: LeafTable;
  /** The most classes in any leaf below each node of the forest: in so many rounds it is written. */
  private readonly widths: Uint16Array;
  /** Where each node of the forest was written in this round. */
  private readonly positions: Uint32Array;
  private round = 0;
  private trees = 0;
  private end = 0;

  constructor(forest: Forest) {
    const { nodes, roots } = forest;
    this.forest = forest;
    this.leaves = forest.baseScores === null ? tabulateShares(forest) : tabulateScores(forest);
    this.widths = new Uint16Array(nodes.length / 3);
    this.positions = new Uint32Array(this.widths.length);
    // Backwards, because children stand after their parents.
    for (let node = this.widths.length - 1; node >= 0; node--) {
      this.widths[node] = Math.max(this.widthOf(nodes[3 * node + 1]), this.widthOf(nodes[3 * node + 2]));
    }
    const bareLeaves = roots.reduce((sum, root) => sum + (root < 0 ? this.widthOf(root) : 0), 0);
    this.columns = allocate(
      this.widths.reduce((sum, width) => sum + width, bareLeaves),
      roots.reduce((sum, root) => sum + this.widthOf(root), 0),
      this.leaves,
    );
  }

  /** Whether a leaf has more classes than there were rounds. */
  get isOpen(): boolean {
    return this.trees < this.columns.roots.length;
  }

  /** Writes every tree down to the next class of each leaf that has one. */
  writeRound(): void {
    const { widths, positions, columns } = this;
    const { nodes, roots } = this.forest;
    let at = widths.reduce((sum, width) => sum + (width > this.round ? 1 : 0), this.end);
    this.end = at;
    for (let node = widths.length - 1; node >= 0; node--) {
      if (widths[node] <= this.round) continue;
      positions[node] = --at;
      this.writeNode(at, nodes[3 * node], nodes[3 * node + 1], nodes[3 * node + 2]);
    }
    for (const root of roots) {
      if (this.widthOf(root) <= this.round) continue;
      // A tree that asks nothing has a node all the same, both of whose sides are its leaf.
      if (root < 0) this.writeNode(this.end, 0, root, root);
      columns.roots[this.trees++] = root < 0 ? this.end++ : positions[root / 3];
    }
    this.round++;
  }

  private writeNode(at: number, question: number, left: number, right: number): void {
    const { columns, forest } = this;
    const feature = featureOf(question);
    columns.featureIds[at] = feature;
    columns.splits[at] = forest.edges[feature][codeOfQuestion(question)];
    columns.missingGoesLeft[at] = missingBitOf(question);
    this.point(columns.leftIds, columns.leftIsLeaf, at, left);
    this.point(columns.rightIds, columns.rightIsLeaf, at, right);
  }

  private point(ids: Uint32Array, isLeaf: Uint8Array, at: number, reference: number): void {
    const isNode = reference >= 0 && this.widthOf(reference) > this.round;
    isLeaf[at] = isNode ? 0 : 1;
    if (isNode) ids[at] = this.positions[reference / 3];
    else ids[at] = reference < 0 ? this.leaves.entryOf(reference, this.round) : this.leaves.silent;
  }

  private widthOf(reference: number): number {
    return reference < 0 ? this.leaves.countOf(reference) : this.widths[reference / 3];
  }
}

function allocate(nodeCount: number, treeCount: number, leaves: LeafTable): TreeColumns {
  return {
    roots: new Uint32Array(treeCount),
    featureIds: new Uint16Array(nodeCount),
    splits: new Float64Array(nodeCount),
    missingGoesLeft: new Uint8Array(nodeCount),
    leftIds: new Uint32Array(nodeCount),
    leftIsLeaf: new Uint8Array(nodeCount),
    rightIds: new Uint32Array(nodeCount),
    rightIsLeaf: new Uint8Array(nodeCount),
    leaves,
  };
}
