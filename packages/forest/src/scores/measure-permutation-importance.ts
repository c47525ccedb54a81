import type { Forest, NumericColumn } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { Random } from '../random.js';
import { measureAccuracy } from './measure-accuracy.js';

export interface PermutationImportance {
  /** Accuracy lost on average when the feature's values are shuffled among the rows; Float64Array [features]. */
  readonly means: Float64Array;
  /** Standard deviation of that over the repetitions, of the sample: NaN for a single one. */
  readonly deviations: Float64Array;
}

/**
 * How much accuracy on some rows hangs on each feature (Breiman, "Random forests", 2001, §10). Rows that were held out tell what
 * helps with new rows. Features that say the same stand in for each other, so that neither seems to matter.
 *
 * The same seed shuffles the same way. The calling thread is busy for features · `repeats` predictions of all rows. Throws a
 * `ForestInputError` for rows that the forest cannot read, for none, and for no repetition.
 */
export function measurePermutationImportance(
  forest: Forest,
  { columns, labels }: { readonly columns: readonly NumericColumn[]; readonly labels: Uint8Array },
  { repeats, seed }: { readonly repeats: number; readonly seed: number },
): PermutationImportance {
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new ForestInputError(`repeats must be an integer of at least 1, not ${repeats}.`);
  }
  if (labels.length === 0) throw new ForestInputError('There are no rows to measure importance on.');
  const { predictColumns } = createPredictor(forest);
  const classCount = forest.schema.classNames.length;
  const score = (shuffled: readonly NumericColumn[]) =>
    measureAccuracy(predictColumns(shuffled), labels, classCount).accuracy;
  const whole = score(columns);

  const losses = columns.map((column, f) =>
    Float64Array.from({ length: repeats }, (_, repeat) => {
      const shuffled = shuffle(column, new Random(seed, f * repeats + repeat));
      return whole - score(columns.with(f, shuffled));
    }),
  );
  const means = losses.map((ofFeature) => ofFeature.reduce((sum, loss) => sum + loss, 0) / repeats);
  const deviations = losses.map((ofFeature, f) => {
    const squares = ofFeature.reduce((sum, loss) => sum + (loss - means[f]) ** 2, 0);
    return Math.sqrt(squares / (repeats - 1));
  });
  return { means: Float64Array.from(means), deviations: Float64Array.from(deviations) };
}

/** A copy of a column in random order (Fisher and Yates, 1938; in the form of Durstenfeld, 1964). */
function shuffle(column: NumericColumn, random: Random): NumericColumn {
  const shuffled = column.slice();
  for (let i = shuffled.length - 1; i > 0; i--) {
    const other = random.nextBelow(i + 1);
    const value = shuffled[i];
    shuffled[i] = shuffled[other];
    shuffled[other] = value;
  }
  return shuffled;
}
