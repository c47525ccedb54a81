import type { PredictionWindow } from '@canopy/pipeline-contract';
import {
  fewestRows,
  intervalOfShare,
  measureAccuracy,
  measureClasses,
  measureF1Macro,
} from '@canopy/statistics';

/** How right a version was in a window. */
export interface Performance {
  /** What calibrated probabilities let expect of all rows (CBPE); null without rows. */
  estimate: { accuracy: number; f1Macro: number } | null;
  labelled: number;
  /** What the labels say; null without any. */
  accuracy: { value: number; low: number; high: number } | null;
  /** Of each true class: of its labelled rows, the share that was found. */
  recalls: { support: number; value: number; low: number; high: number }[];
  verdict: 'unknown' | 'steady' | 'decayed';
}

/**
 * Judges a window by its labels where there are enough, else by what its probabilities let expect. It has decayed when it is surely
 * (with 97.5 %) worse than the hold-out by more than the tolerance.
 *
 * @param promised accuracy on the hold-out, which calibrated confidence has as its mean; undefined when nothing is known of it.
 */
export function judgePerformance(
  window: PredictionWindow,
  promised: number | undefined,
  decayTolerance: number,
): Performance {
  const { confusions, expectedConfusions, rows } = window;
  const labelled = sumOf(confusions.map(sumOf));
  const hits = sumOf(confusions.map((row, truth) => row[truth] ?? 0));
  const accuracy = labelled === 0 ? null : { value: hits / labelled, ...intervalOfShare(hits, labelled) };
  const estimate =
    rows === 0
      ? null
      : { accuracy: measureAccuracy(expectedConfusions), f1Macro: measureF1Macro(expectedConfusions) };
  const judgement = { estimate, labelled, accuracy };
  return {
    ...judgement,
    recalls: measureClasses(confusions).map(({ recall, support }) => ({
      support,
      value: recall,
      ...(support === 0 ? { low: 0, high: 1 } : intervalOfShare(recall * support, support)),
    })),
    verdict: promised === undefined ? 'unknown' : verdictOf(judgement, rows, promised - decayTolerance),
  };
}

function verdictOf(
  { estimate, labelled, accuracy }: Pick<Performance, 'estimate' | 'labelled' | 'accuracy'>,
  rows: number,
  least: number,
): Performance['verdict'] {
  const isBelow = (high: number) => (high < least ? 'decayed' : 'steady');
  if (accuracy !== null && labelled >= fewestRows) return isBelow(accuracy.high);
  if (estimate === null || rows < fewestRows) return 'unknown';
  return isBelow(intervalOfShare(estimate.accuracy * rows, rows).high);
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
