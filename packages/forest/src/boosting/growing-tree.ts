import type { Trees } from '../forest.js';
import { rootSlot, TreeRecorder } from '../tree-recorder.js';
import { type BinnedRows, missingBin, placesOfFeature } from './binned-rows.js';

/**
 * A boosted tree while it grows: node after node in flat arrays, the root first. A node owns the range from `start` to `end` of the
 * tree's rows; a leaf has no `left` child.
 */
export class GrowingTree {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly depth: Int32Array;
  /** Child nodes; the right one follows the left. 0 in a leaf, which the root, no node's child, stands for. */
  readonly left: Int32Array;
  readonly feature: Int32Array;
  /** Bins up to this one go left. */
  readonly bin: Uint8Array;
  readonly missingGoesLeft: Uint8Array;
  /** The packed sum of the gradients of its rows. */
  readonly total: Float64Array;
  readonly value: Float32Array;
  /** All rows of the training set that end in the leaf, whether the tree was grown from them or not. */
  readonly rowCount: Int32Array;
  nodeCount = 0;

  constructor(maxLeaves: number) {
    const length = 2 * maxLeaves - 1;
    this.start = new Int32Array(length);
    this.end = new Int32Array(length);
    this.depth = new Int32Array(length);
    this.left = new Int32Array(length);
    this.feature = new Int32Array(length);
    this.bin = new Uint8Array(length);
    this.missingGoesLeft = new Uint8Array(length);
    this.total = new Float64Array(length);
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
    return node;
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

  /** The tree as a model holds it, in preorder. */
  record(recorder: TreeRecorder, { lastCodes }: BinnedRows): Trees {
    recorder.begin();
    const waiting = [{ node: 0, slot: rootSlot }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, slot } = next;
      const left = this.left[node];
      if (left === 0) {
        recorder.addLeafRow(slot, [this.value[node], this.rowCount[node]]);
        continue;
      }
      const feature = this.feature[node];
      const code = lastCodes[feature * placesOfFeature + this.bin[node]];
      const recorded = recorder.addNode(slot, feature, code, this.missingGoesLeft[node] === 1);
      waiting.push({ node: left + 1, slot: recorded + 2 }, { node: left, slot: recorded + 1 });
    }
    return recorder.finish();
  }
}
