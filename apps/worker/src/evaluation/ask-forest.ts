import { setImmediate } from 'node:timers/promises';
import { createPredictor, type Forest } from '@canopy/forest';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';

// A few tenths of a second of work, so that heartbeats and a cancellation come through in between.
const rowsPerTurn = 4096;

/** Class probabilities of all rows, row-major, letting the event loop turn as it goes. */
export async function askForest(
  forest: Forest,
  { columns, labels }: LabelledColumns,
  signal: AbortSignal,
): Promise<Float64Array> {
  const predictor = createPredictor(forest);
  const classCount = forest.schema.classNames.length;
  const probabilities = new Float64Array(labels.length * classCount);
  for (let start = 0; start < labels.length; start += rowsPerTurn) {
    const part = columns.map((column) => column.subarray(start, start + rowsPerTurn));
    probabilities.set(predictor.predictColumns(part), start * classCount);
    await setImmediate();
    signal.throwIfAborted();
  }
  return probabilities;
}
