import type { Trees } from './forest.js';

/** The place of a reference to the tree's root, where no node's word holds it. */
export const rootSlot = -1;

const wordsOfNode = 3;

/** Writes a tree down while it grows. Its arrays double when they are full and serve one tree after another. */
export class TreeRecorder {
  private readonly classWeights: Float64Array;
  private root = 0;
  private nodes = new Int32Array(1 << 12);
  private nodeLength = 0;
  private distributions = new Float32Array(1 << 10);
  private distributionLength = 0;

  constructor(classWeights: Float64Array) {
    this.classWeights = classWeights;
  }

  begin(): void {
    this.nodeLength = 0;
    this.distributionLength = 0;
  }

  /** Adds an internal node; the words after its reference are the slots of its left and right child. */
  addNode(slot: number, feature: number, code: number): number {
    const node = this.nodeLength;
    if (node + wordsOfNode > this.nodes.length) {
      const grown = new Int32Array(this.nodes.length * 2);
      grown.set(this.nodes);
      this.nodes = grown;
    }
    this.nodes[node] = (feature << 16) | code;
    this.nodeLength = node + wordsOfNode;
    this.refer(slot, node);
    return node;
  }

  addPureLeaf(slot: number, classId: number): void {
    this.refer(slot, -1 - classId);
  }

  /** Adds a leaf with `counts` drawn rows of each class. */
  addMixedLeaf(slot: number, counts: ArrayLike<number>): void {
    const { classWeights } = this;
    const classCount = classWeights.length;
    const first = this.distributionLength;
    if (first + classCount > this.distributions.length) {
      const grown = new Float32Array(this.distributions.length * 2 + classCount);
      grown.set(this.distributions);
      this.distributions = grown;
    }
    let totalWeight = 0;
    for (let c = 0; c < classCount; c++) totalWeight += counts[c] * classWeights[c];
    for (let c = 0; c < classCount; c++) {
      this.distributions[first + c] = (counts[c] * classWeights[c]) / totalWeight;
    }
    this.distributionLength = first + classCount;
    this.refer(slot, -1 - classCount - first / classCount);
  }

  finish(): Trees {
    return {
      roots: Int32Array.of(this.root),
      nodes: this.nodes.slice(0, this.nodeLength),
      distributions: this.distributions.slice(0, this.distributionLength),
    };
  }

  private refer(slot: number, reference: number): void {
    if (slot === rootSlot) this.root = reference;
    else this.nodes[slot] = reference;
  }
}
