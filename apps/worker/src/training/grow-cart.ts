import { type Forest, type ForestSchema, forestFromTree, type PlainTree } from '@canopy/forest';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { takeRows } from '../snapshot/take-rows.js';
import { askThread } from './ask-thread.js';
import { spreadEvenly } from './spread-evenly.js';

/** What the thread is given. */
export interface CartTask {
  rows: number[][];
  labels: number[];
  classCount: number;
  /** Most questions on the way to a leaf; as many as it takes if nothing is said. */
  maxDepth?: number;
}

/**
 * Grows one tree with `ml-cart` on evenly spaced rows, at most `maxRows` of them, as a forest: its time grows with their square.
 */
export async function growCart(
  rows: LabelledColumns,
  maxRows: number,
  schema: ForestSchema,
  signal: AbortSignal,
): Promise<Forest> {
  const chosen = takeRows(rows, spreadEvenly(rows.labels.length, maxRows));
  return forestFromTree(await growCartTree(chosen, { classCount: schema.classNames.length }, signal), schema);
}

/** Grows one tree with `ml-cart` on all rows, on a thread of its own that an abort ends at once. */
export function growCartTree(
  { columns, labels }: LabelledColumns,
  options: Omit<CartTask, 'rows' | 'labels'>,
  signal: AbortSignal,
): Promise<PlainTree> {
  const rows = Array.from(labels, (_, row) => columns.map((column) => column[row] ?? 0));
  return askThread<CartTask, PlainTree>('cart-thread', { rows, labels: [...labels], ...options }, signal);
}
