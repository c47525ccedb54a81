import type { WindowAccuracy, WindowName } from '@canopy/pipeline-contract';
import { type DriftVerdict, fewestRows } from '@canopy/statistics';

/** What a report says of a version in a window, as people are told it. */
export interface JudgedWindow extends WindowName {
  rows: number;
  /** `no_profile` when the version does not say what it was trained on. */
  verdict: DriftVerdict | 'no_profile';
  /** Keys of the columns that drifted, the most harmful first. */
  drifted: string[];
  labelled: number;
  accuracy: number | null;
  estimatedAccuracy: number | null;
  performance: 'unknown' | 'steady' | 'decayed';
}

/** How right the version was: by labels where there are enough to judge by, else by its probabilities. */
export function accuracyOf({
  labelled,
  accuracy,
  estimatedAccuracy,
  rows,
}: Pick<JudgedWindow, 'labelled' | 'accuracy' | 'estimatedAccuracy' | 'rows'>): WindowAccuracy | undefined {
  if (accuracy !== null && labelled >= fewestRows) return { by: 'labels', value: accuracy, rows: labelled };
  return estimatedAccuracy === null ? undefined : { by: 'estimate', value: estimatedAccuracy, rows };
}
