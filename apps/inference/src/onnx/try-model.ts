import { ModelRefusedError } from '../models/model-refused-error.js';
import type { ServedModel } from '../models/served-model.js';

interface TriedModel extends Pick<ServedModel, 'predict' | 'classNames'> {
  predictColumns(columns: readonly Float64Array[]): Float64Array;
}

/** Floats of single precision, summed over seven classes. */
const tolerance = 1e-4;

/**
 * Asks a model for rows of which nobody recorded what it says of them: its answers must be probabilities, and those of a row the
 * same alone and among others.
 *
 * @throws ModelRefusedError for one whose answers are not.
 */
export function tryModel(
  { predict, predictColumns, classNames }: TriedModel,
  rows: readonly (readonly number[])[],
): void {
  const width = classNames.length;
  try {
    const columns = (rows[0] ?? []).map((_, f) => Float64Array.from(rows, (row) => row[f] ?? Number.NaN));
    const together = predictColumns(columns);
    rows.forEach((row, r) => {
      const alone = predict(row);
      const sum = alone.reduce((total, probability) => total + probability, 0);
      const isFit = alone.every((probability, label) => {
        const among = together[r * width + label] ?? Number.NaN;
        return probability >= 0 && probability <= 1 + tolerance && Math.abs(probability - among) <= tolerance;
      });
      if (isFit && Math.abs(sum - 1) <= tolerance) return;
      throw new ModelRefusedError(
        `it failed its check in row ${r} of its example: ${alone.join(', ')} are no probabilities that stay the same`,
      );
    });
  } catch (cause) {
    if (cause instanceof ModelRefusedError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelRefusedError(`it failed its check: ${reason}`, { cause });
  }
}
