import type { ServingDescription } from '@canopy/pipeline-contract';
import { ModelRefusedError } from './model-refused-error.js';

/** Sums of the same numbers in the same order agree to the bit; this leaves room for another trainer's arithmetic. */
const tolerance = 1e-9;

/**
 * Asks a model for rows whose probabilities its trainer recorded.
 *
 * @throws ModelRefusedError unless there is such a row and all of them agree.
 */
export function selfTest(
  predictRow: (features: readonly number[]) => ArrayLike<number>,
  rows: ServingDescription['selfTest'],
): void {
  if (rows.length === 0) throw new ModelRefusedError('it has no rows for its self-test');
  for (const [index, { features, probabilities }] of rows.entries()) {
    const found = predictOrRefuse(predictRow, features, index);
    const agrees =
      found.length === probabilities.length &&
      found.every((probability, label) => Math.abs(probability - (probabilities[label] ?? 0)) <= tolerance);
    if (agrees) continue;
    throw new ModelRefusedError(
      `it failed its self-test in row ${index}: expected ${probabilities.join(', ')}, found ${found.join(', ')}`,
    );
  }
}

function predictOrRefuse(
  predictRow: (features: readonly number[]) => ArrayLike<number>,
  features: readonly number[],
  index: number,
): number[] {
  try {
    return Array.from(predictRow(features));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelRefusedError(`it failed its self-test in row ${index}: ${reason}`, { cause });
  }
}
