import type { PredictionWindow, TrainingProfile } from '@canopy/pipeline-contract';
import type { ComparedColumn } from '@canopy/statistics';

/** The keys of what is compared besides the columns: predicted classes, and true ones where they are known. */
export const predictedKey = 'predicted class';
export const labelKey = 'true class';

/**
 * Sets the counts of a window beside those of the training. Predictions and labels are compared as columns of full weight: what changes
 * there has reached the answers.
 */
export function compareWithProfile(
  window: PredictionWindow,
  profile: TrainingProfile,
  importances: Readonly<Record<string, number>>,
): ComparedColumn[] {
  const byKey = new Map(window.columns.map((column) => [column.key, column]));
  const columns = profile.columns.flatMap((column): ComparedColumn[] => {
    const { key } = column;
    const counted = byKey.get(key);
    // Where only hashes are kept there is nothing to compare.
    if (counted === undefined || counted.rest + sumOf(counted.counts) === 0) return [];
    const shared = {
      key,
      reference: column.counts,
      current: counted.counts,
      importance: importances[key] ?? 1 / profile.columns.length,
    };
    return column.kind === 'numeric'
      ? [{ ...shared, edges: column.edges, rest: { reference: column.missing, current: counted.rest } }]
      : [{ ...shared, rest: { reference: column.other, current: counted.rest } }];
  });
  const predicted: ComparedColumn = {
    key: predictedKey,
    reference: profile.predictedCounts,
    current: window.predictedCounts,
    importance: 1,
  };
  const labels: ComparedColumn = {
    key: labelKey,
    reference: profile.classCounts,
    current: window.confusions.map(sumOf),
    importance: 1,
  };
  return [...columns, predicted, ...(sumOf(labels.current) >= fewestLabels ? [labels] : [])];
}

/** Below so many labels their classes are not worth a line. */
const fewestLabels = 200;

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
