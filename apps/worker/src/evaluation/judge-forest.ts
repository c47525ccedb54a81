import { setImmediate } from 'node:timers/promises';
import { createPredictor, type Forest } from '@canopy/forest';
import { evaluateClassifier } from '@canopy/statistics';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import type { Judgement } from './evaluation-report.js';

// A few tenths of a second of work, so that heartbeats and a cancellation come through in between.
const rowsPerTurn = 4096;

/** Judges a forest by its answers for labelled rows, letting the event loop turn as it goes. */
export async function judgeForest(
  forest: Forest,
  { columns, labels }: LabelledColumns,
  signal: AbortSignal,
): Promise<Judgement> {
  const predictor = createPredictor(forest);
  const classCount = forest.schema.classNames.length;
  const probabilities = new Float64Array(labels.length * classCount);
  for (let start = 0; start < labels.length; start += rowsPerTurn) {
    const part = columns.map((column) => column.subarray(start, start + rowsPerTurn));
    probabilities.set(predictor.predictColumns(part), start * classCount);
    await setImmediate();
    signal.throwIfAborted();
  }
  return structuredClone(evaluateClassifier({ labels, probabilities, classCount })) as Judgement;
}
