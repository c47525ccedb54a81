import { type CoverPrediction, coverPrediction } from '../covers/cover-prediction.js';
import type { ServedModel } from '../models/served-model.js';
import type { Comparisons } from './create-comparisons.js';
import { renumber } from './renumber.js';
import type { Tally } from './tally.js';

/**
 * Asks `other` for what `model` has answered, after the answer, and counts what comes of it.
 *
 * @param compared told what the other said, or nothing when it gave no answer.
 */
export function compareLater(
  comparisons: Comparisons,
  answered: CoverPrediction,
  { model, other, tally }: { model: ServedModel; other: ServedModel; tally: Tally },
  compared: (other: CoverPrediction) => void,
): void {
  comparisons.add({
    answered,
    ask() {
      const features = renumber(answered.features, model.categoryNumbers, other.categoryNumbers);
      return coverPrediction(other, { features, warnings: [] }, other.predict(features));
    },
    compared(outcome) {
      if ('error' in outcome) {
        tally.errors++;
        return;
      }
      tally.compared++;
      if (!outcome.agrees) tally.disagreements++;
      compared(outcome.other);
    },
  });
}
