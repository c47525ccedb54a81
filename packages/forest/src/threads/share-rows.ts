import type { TrainingSet } from '../forest.js';
import { copyToShared } from './copy-to-shared.js';

/** The rows in memory that threads share; columns that lie there already are not copied. */
export function shareRows(set: TrainingSet): TrainingSet {
  return {
    ...set,
    columns: set.columns.map((column) => copyToShared(column)),
    labels: copyToShared(set.labels),
  };
}
