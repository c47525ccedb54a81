import type { Forest } from '@canopy/forest';
import { evaluateClassifier } from '@canopy/statistics';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { askForest } from './ask-forest.js';
import type { Judgement } from './evaluation-report.js';

/** Judges a forest by its answers for labelled rows, letting the event loop turn as it goes. */
export async function judgeForest(
  forest: Forest,
  rows: LabelledColumns,
  signal: AbortSignal,
): Promise<Judgement> {
  return judgeAnswers(await askForest(forest, rows, signal), rows.labels);
}

/** Judges the probabilities of all classes of the data set, row-major, that a classifier gave for labelled rows. */
export function judgeAnswers(probabilities: Float64Array, labels: Uint8Array): Judgement {
  const classCount = probabilities.length / labels.length;
  return structuredClone(evaluateClassifier({ labels, probabilities, classCount })) as Judgement;
}
