import type { Trees } from '../forest.js';
import { isMixedLeaf, mixedLeafOf, rowOfLeaf } from './leaf-reference.js';
import { holdsCounts, type LeafSort, leafWidthOf } from './leaf-width.js';

/** Memory for so much more than trees like those so far need. What is never written to costs nothing. */
const spareShare = 1.1;

/** Trees that are laid end to end as they come, in memory that is claimed for all of them by the size of the first. */
export class LaidTrees {
  private readonly treeCount: number;
  private readonly leafWidth: number;
  private readonly roots: Int32Array;
  private nodes = new Int32Array(0);
  private mixedLeaves: Uint32Array | Float32Array;
  private rootLength = 0;
  private nodeLength = 0;
  private mixedLength = 0;

  constructor(treeCount: number, sort: LeafSort) {
    this.treeCount = treeCount;
    this.leafWidth = leafWidthOf(sort);
    this.roots = new Int32Array(treeCount);
    this.mixedLeaves = holdsCounts(sort) ? new Uint32Array(0) : new Float32Array(0);
  }

  /** Lays the next trees, one or more, and moves their references along. */
  add(part: Trees): void {
    const { leafWidth } = this;
    this.reserve(part);
    const { roots, nodes, mixedLeaves, rootLength, nodeLength, mixedLength } = this;
    const firstRow = mixedLength / leafWidth;
    const move = (reference: number): number => {
      if (reference >= 0) return reference + nodeLength;
      return isMixedLeaf(reference) ? mixedLeafOf(rowOfLeaf(reference) + firstRow) : reference;
    };
    for (let t = 0; t < part.roots.length; t++) roots[rootLength + t] = move(part.roots[t]);
    for (let word = 0; word < part.nodes.length; word += 3) {
      nodes[nodeLength + word] = part.nodes[word];
      nodes[nodeLength + word + 1] = move(part.nodes[word + 1]);
      nodes[nodeLength + word + 2] = move(part.nodes[word + 2]);
    }
    mixedLeaves.set(part.mixedLeaves, mixedLength);
    this.rootLength += part.roots.length;
    this.nodeLength += part.nodes.length;
    this.mixedLength += part.mixedLeaves.length;
  }

  /** All that was laid. */
  finish(): Trees {
    return {
      roots: this.roots,
      nodes: this.nodes.subarray(0, this.nodeLength),
      mixedLeaves: this.mixedLeaves.subarray(0, this.mixedLength),
    };
  }

  private reserve(part: Trees): void {
    const scale = (spareShare * this.treeCount) / (this.rootLength + part.roots.length);
    const nodeLength = this.nodeLength + part.nodes.length;
    if (nodeLength > this.nodes.length) {
      const grown = new Int32Array(Math.ceil(nodeLength * scale));
      grown.set(this.nodes);
      this.nodes = grown;
    }
    const mixedLength = this.mixedLength + part.mixedLeaves.length;
    if (mixedLength > this.mixedLeaves.length) {
      const length = Math.ceil(mixedLength * scale);
      const grown =
        this.mixedLeaves instanceof Uint32Array ? new Uint32Array(length) : new Float32Array(length);
      grown.set(this.mixedLeaves);
      this.mixedLeaves = grown;
    }
  }
}
