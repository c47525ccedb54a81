import type { ReproductionInput } from '@canopy/pipeline-contract';
import { UndecidedVersionError } from './undecided-version-error.js';

/** @param decided the versions that the gate has decided about. */
export function explainUndecided(
  { modelName, version }: ReproductionInput,
  { isRegistered, decided }: { isRegistered: boolean; decided: Iterable<string> },
): UndecidedVersionError {
  const known = tellRanges(Array.from(decided, Number).sort((a, b) => a - b));
  const what = isRegistered
    ? `Version ${version} of ${modelName} was registered by a client and not by the pipeline, so there is no decision to verify.`
    : `There is no version ${version} of ${modelName}.`;
  const others =
    known === ''
      ? 'The gate has not decided about any yet.'
      : `The gate has decided about versions ${known}.`;
  return new UndecidedVersionError(`${what} ${others}`);
}

/** Numbers in ascending order as `1 to 4, 6`. */
function tellRanges(numbers: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range?.last === number - 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`)).join(', ');
}
