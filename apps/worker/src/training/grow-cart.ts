import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Forest, type ForestSchema, forestFromTree, type PlainTree } from '@canopy/forest';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';

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
  signal.throwIfAborted();
  const chosen = spreadEvenly(labels.length, maxRows);
  const task: CartTask = {
    rows: chosen.map((row) => columns.map((column) => column[row] ?? 0)),
    labels: chosen.map((row) => labels[row] ?? 0),
    classCount: schema.classNames.length,
  };
  // The thread's file has the extension of this one: .ts in tests, .js when built.
  const file = `./cart-thread${extname(import.meta.url)}`;
  const thread = new Worker(new URL(file, import.meta.url), { workerData: task, execArgv: [] });
  try {
    return forestFromTree(await firstMessage(thread, signal), schema);
  } finally {
    // Node 24 can hang in process.exit() while a thread is alive (nodejs/node#54918).
    await thread.terminate();
  }
}

function firstMessage(thread: Worker, signal: AbortSignal): Promise<PlainTree> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new Error(`The thread that grows the tree ended with code ${code}`)),
    );
  });
}

/** At most `most` of the row numbers below `count`, at equal distances. */
export function spreadEvenly(count: number, most: number): number[] {
  const length = Math.min(count, most);
  return Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}
