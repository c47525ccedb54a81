import type { Trees } from '../forest.js';
import { maxPureCount, mixedLeafOf, pureLeafOf } from '../trees/leaf-reference.js';
import { questionOf } from '../trees/question.js';

/** The place of a reference to the tree's root, where no node's word holds it. */
export const rootSlot = -1;

const wordsOfNode = 3;

/** Writes a tree down while it grows. Its arrays double when they are full and serve one tree after another. */
export class TreeRecorder {
  private readonly leafWidth: number;
  private root = 0;
  private nodes = new Int32Array(1 << 12);
  private nodeLength = 0;
  private mixedLeaves: Uint32Array | Float32Array;
  private mixedLength = 0;

  /** Mixed leaves are written as `counts` of drawn rows or as `shares`. */
  constructor(leafWidth: number, leaves: 'counts' | 'shares') {
    this.leafWidth = leafWidth;
    this.mixedLeaves = leaves === 'counts' ? new Uint32Array(1 << 10) : new Float32Array(1 << 10);
  }

  begin(): void {
    this.nodeLength = 0;
    this.mixedLength = 0;
  }

  /** Adds an internal node; the words after its reference are the slots of its left and right child. */
  addNode(slot: number, feature: number, code: number, missingGoesLeft: boolean): number {
    const node = this.nodeLength;
    if (node + wordsOfNode > this.nodes.length) {
      const grown = new Int32Array(this.nodes.length * 2);
      grown.set(this.nodes);
      this.nodes = grown;
    }
    this.nodes[node] = questionOf(feature, code, missingGoesLeft);
    this.nodeLength = node + wordsOfNode;
    this.refer(slot, node);
    return node;
  }

  /** Adds a leaf of one class with so many drawn rows, 0 where nobody knows. */
  addPureLeaf(slot: number, classId: number, drawnRows: number): void {
    if (drawnRows <= maxPureCount) {
      this.refer(slot, pureLeafOf(classId, drawnRows));
      return;
    }
    const counts = new Float64Array(this.leafWidth);
    counts[classId] = drawnRows;
    this.addMixedLeaf(slot, counts);
  }

  /** Adds a leaf with a number for each class: drawn rows, or its share. */
  addMixedLeaf(slot: number, numbers: ArrayLike<number>): void {
    const { leafWidth } = this;
    const first = this.mixedLength;
    if (first + leafWidth > this.mixedLeaves.length) {
      const length = this.mixedLeaves.length * 2 + leafWidth;
      const grown =
        this.mixedLeaves instanceof Uint32Array ? new Uint32Array(length) : new Float32Array(length);
      grown.set(this.mixedLeaves);
      this.mixedLeaves = grown;
    }
    for (let c = 0; c < leafWidth; c++) this.mixedLeaves[first + c] = numbers[c];
    this.mixedLength = first + leafWidth;
    this.refer(slot, mixedLeafOf(first / leafWidth));
  }

  finish(): Trees {
    return {
      roots: Int32Array.of(this.root),
      nodes: this.nodes.slice(0, this.nodeLength),
      mixedLeaves: this.mixedLeaves.slice(0, this.mixedLength),
    };
  }

  private refer(slot: number, reference: number): void {
    if (slot === rootSlot) this.root = reference;
    else this.nodes[slot] = reference;
  }
}
