import { ForestInputError } from '../forest-input-error.js';

/** Throws the `ForestInputError` of work that would take more memory than it may. */
export function refuseMemory(
  work: string,
  { needed, limitBytes }: { readonly needed: number; readonly limitBytes: number },
  remedy: string,
): never {
  throw new ForestInputError(
    `${work} take about ${toMegabytes(needed)} MB of memory, the limit is ${toMegabytes(limitBytes)} MB: ${remedy}.`,
  );
}

function toMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
