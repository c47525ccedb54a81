import { ForestInputError } from '../forest-input-error.js';
import type { ClassWeight } from './class-weight.js';

/** Throws a `ForestInputError` for weights of classes that are none. */
export function checkClassWeight(classWeight: ClassWeight, classCount: number): void {
  if (classWeight === 'balanced' || classWeight === 'none') return;
  const isList = Array.isArray(classWeight) && classWeight.length === classCount;
  if (isList && classWeight.every((weight) => weight > 0 && Number.isFinite(weight))) return;
  throw new ForestInputError(
    `classWeight must be "balanced", "none" or ${classCount} numbers above 0, not ${JSON.stringify(classWeight)}.`,
  );
}

/** Throws a `ForestInputError` for an option that is no integer from `lowest` to `highest`. */
export function checkInteger(name: string, value: number, lowest: number, highest: number): void {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return;
  throw new ForestInputError(`${name} must be an integer from ${lowest} to ${highest}, not ${value}.`);
}
