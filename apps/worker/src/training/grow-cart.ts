import { type Forest, type ForestSchema, forestFromTree, type PlainTree } from '@canopy/forest';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { askThread } from './ask-thread.js';
import { spreadEvenly } from './spread-evenly.js';

/** What the thread is given. */
export interface CartTask {
  rows: number[][];
  labels: number[];
  classCount: number;
}

/**
 * Grows one tree with `ml-cart` on evenly spaced rows, at most `maxRows` of them: its time grows with their
 * square. It runs on a thread of its own that an abort ends at once.
 */
export async function growCart(
  { columns, labels }: LabelledColumns,
  maxRows: number,
  schema: ForestSchema,
  signal: AbortSignal,
): Promise<Forest> {
  const chosen = spreadEvenly(labels.length, maxRows);
  const task: CartTask = {
    rows: chosen.map((row) => columns.map((column) => column[row] ?? 0)),
    labels: chosen.map((row) => labels[row] ?? 0),
    classCount: schema.classNames.length,
  };
  return forestFromTree(await askThread<CartTask, PlainTree>('cart-thread', task, signal), schema);
}
