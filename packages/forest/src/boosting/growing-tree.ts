import type { Trees } from '../forest.js';
import { rootSlot, type TreeRecorder } from '../growing/tree-recorder.js';
import { type BinnedRows, missingBin, placesOfFeature } from './binned-rows.js';

/**
 * A boosted tree while it grows: its nodes in flat arrays, the root first. A node owns the range from `start` to `end` of the
 * tree's rows. A node without a `left` child is a leaf; its question, if it has a gain, is one that it may still be given.
 */
export class GrowingTree {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly depth: Int32Array;
  /** The left child, which the right one follows; 0 in a leaf, since the root is nobody's child. */
  readonly left: Int32Array;
  /** The packed sum of the gradients of its rows. */
  readonly total: Float64Array;
  readonly gain: Float64Array;
  readonly feature: Int32Array;
  /** Bins up to this one go left. */
  readonly bin: Uint8Array;
  readonly missingGoesLeft: Uint8Array;
  /** The packed sum of those of its rows that go left. */
  readonly leftTotal: Float64Array;
  /** What a leaf adds to the score of the tree's class. */
  readonly value: Float32Array;
  /** How many rows of the training set end in a leaf, whether the tree was grown from them or not. */
  readonly rowCount: Int32Array;
  nodeCount = 0;

  constructor(maxLeaves: number) {
    const length = 2 * maxLeaves - 1;
    this.start = new Int32Array(length);
    this.end = new Int32Array(length);
    this.depth = new Int32Array(length);
    this.left = new Int32Array(length);
    this.total = new Float64Array(length);
    this.gain = new Float64Array(length);
    this.feature = new Int32Array(length);
    this.bin = new Uint8Array(length);
    this.missingGoesLeft = new Uint8Array(length);
    this.leftTotal = new Float64Array(length);
    this.value = new Float32Array(length);
    this.rowCount = new Int32Array(length);
  }

  addLeaf(start: number, end: number, depth: number, total: number): number {
    const node = this.nodeCount++;
    this.start[node] = start;
    this.end[node] = end;
    this.depth[node] = depth;
    this.total[node] = total;
    this.left[node] = 0;
    this.gain[node] = 0;
    this.rowCount[node] = end - start;
    return node;
  }

  /** The leaf whose question gains most, the first of equals; -1 when no leaf has one. */
  findMostGainful(): number {
    let best = -1;
    let bestGain = 0;
    for (let node = 0; node < this.nodeCount; node++) {
      if (this.gain[node] <= bestGain) continue;
      best = node;
      bestGain = this.gain[node];
    }
    return best;
  }

  /** The leaf that a row ends in. */
  findLeaf({ bins, stride }: BinnedRows, row: number): number {
    let node = 0;
    while (this.left[node] > 0) {
      const bin = bins[row * stride + this.feature[node]];
      const isLeft = bin === missingBin ? this.missingGoesLeft[node] === 1 : bin <= this.bin[node];
      node = this.left[node] + (isLeft ? 0 : 1);
    }
    return node;
  }

  /** The tree as a model holds it. */
  record(recorder: TreeRecorder, { lastCodes }: BinnedRows): Trees {
    recorder.begin();
    const waiting = [{ node: 0, slot: rootSlot }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, slot } = next;
      const left = this.left[node];
      if (left === 0) {
        recorder.addMixedLeaf(slot, [this.value[node], this.rowCount[node]]);
        continue;
      }
      const code = lastCodes[this.feature[node] * placesOfFeature + this.bin[node]];
      const recorded = recorder.addNode(slot, this.feature[node], code, this.missingGoesLeft[node] === 1);
      waiting.push({ node: left + 1, slot: recorded + 2 }, { node: left, slot: recorded + 1 });
    }
    return recorder.finish();
  }
}
