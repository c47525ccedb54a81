import type { TrainingSet } from '../forest.js';
import { placesOfFeature } from './binned-rows.js';
import type { BoostingOptions } from './boosting-options.js';

/**
 * A thread with its code, without rows, and what the one that waits for trees grows by. With these the estimate of 20,000 to 450,000 rows of
 * 12 columns, 63 leaves and 1 or 2 threads was 0 to 10 MB above the peak that was measured on Node 24 (49 to 112 MB).
 */
const bytesOfThread = 20e6;
const bytesOfWaiting = 8e6;

/** What each thread has for a row: its place, twice, and while bins are found a sorted copy of a column. */
const bytesOfRowInThread = 16;

/** A score and a probability, class by class. */
const bytesOfRowAndClass = 16;

/** A question, and a leaf of two numbers. */
const bytesOfLeaf = 20;

/**
 * About how many bytes it takes to boost trees on threads, beside those of columns that are shared already. Histograms count as if every
 * leaf kept one, which large trees of few rows do not come to.
 */
export function estimateBoostingMemory(
  { columns, labels, classCount }: TrainingSet,
  { roundCount, maxLeaves }: BoostingOptions,
  threadCount: number,
): number {
  const rowCount = labels.length;
  const copied = columns.reduce(
    (sum, column) => sum + (column.buffer instanceof SharedArrayBuffer ? 0 : column.byteLength),
    0,
  );
  const stride = Math.ceil(columns.length / 4) * 4;
  const shared = rowCount * (1 + 1 + stride + bytesOfRowAndClass * classCount);
  const leaves = Math.min(maxLeaves, rowCount);
  const histograms = leaves * columns.length * placesOfFeature * Float64Array.BYTES_PER_ELEMENT;
  const thread = bytesOfThread + bytesOfRowInThread * rowCount + histograms;
  const trees = 2 * roundCount * classCount * leaves * bytesOfLeaf;
  return bytesOfWaiting + copied + shared + Math.min(threadCount, classCount) * thread + trees;
}
