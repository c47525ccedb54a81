import type { TrainingSet } from '../forest.js';
import { placesOfFeature } from './binned-rows.js';
import type { BoostingOptions } from './boosting-options.js';

/** A thread with its code, without rows; measured on Node 24. */
const bytesOfThread = 12e6;

/** What each thread has for a row: its place, twice, and while bins are found a sorted copy of a column. */
const bytesOfRowInThread = 16;

/** A score and a probability, class by class. */
const bytesOfRowAndClass = 16;

/** A question, and a leaf of two numbers. */
const bytesOfLeaf = 20;

/** About how many bytes it takes to boost trees on threads, beside those of columns that are shared already. */
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
  return copied + shared + Math.min(threadCount, classCount) * thread + trees;
}
