import type { ForestOptions, TrainingSet } from '../forest.js';

/** A thread with its code, without rows; measured on Node 24. */
const bytesOfThread = 20e6;

/** What each thread has for a row: its offset, and the same once more to part a node with. */
const bytesOfRowInThread = 8;

/** Its tag, once more to part a node with, where rows are drawn more than once or are sorted. */
const bytesOfTagInThread = 8;

/** Its number, in the order of classes, where a bootstrap draws it. */
const bytesOfDrawnRowInThread = 4;

/** Offset, tag and code of the rows that have a value, where some may lack theirs. */
const bytesOfMissingRowInThread = 10;

const bytesOfNode = 12;

/** Fully grown trees ask about one question for every eight rows on real data (Covertype), and every four where classes blur. */
const rowsOfNode = 4;

/**
 * About how many bytes it takes to grow a forest, beside those of the set itself: codes that threads share, what each of them has
 * for itself, and all trees, with a few that wait to be laid behind those before them.
 */
export function estimateTrainingMemory(
  { columns, labels, traits }: TrainingSet,
  { algorithm, bootstrap, treeCount, minSamplesLeaf }: ForestOptions,
  { threadCount, mayTakeColumns = false }: { threadCount: number; mayTakeColumns?: boolean },
): number {
  const rowCount = labels.length;
  const copied = columns.reduce(
    (sum, column) =>
      sum + (mayTakeColumns || column.buffer instanceof SharedArrayBuffer ? 0 : column.byteLength),
    0,
  );
  const mayBeMissing = traits?.some((ofColumn) => ofColumn.mayBeMissing) ?? false;
  const hasTags = bootstrap || algorithm === 'random_forest';
  const rowInThread =
    bytesOfRowInThread +
    (hasTags ? bytesOfTagInThread : 0) +
    (bootstrap ? bytesOfDrawnRowInThread : 0) +
    (mayBeMissing ? bytesOfMissingRowInThread : 0);
  const widestColumn = Math.max(...columns.map((column) => column.byteLength));
  const thread = bytesOfThread + rowCount * rowInThread + widestColumn;
  const trees = ((treeCount + 2 * threadCount) * bytesOfNode * rowCount) / (rowsOfNode * minSamplesLeaf);
  return copied + labels.length + 2 * rowCount * columns.length + threadCount * thread + trees;
}
