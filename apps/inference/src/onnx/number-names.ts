import { type CategoryNumbers, featureColumns } from '@canopy/covertype';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { PlannedInput } from './create-feeder.js';
import type { ModelDescription } from './model-description.js';

/**
 * The number of each name of the columns of names. Where a model reads names themselves, any numbers do; where it reads numbers,
 * they are those that it was trained with, as its author wrote them into the metadata of the model.
 *
 * @throws ModelRefusedError for a column of numbers whose names are not told: to guess them would be to predict another row.
 */
export function numberNames(plan: readonly PlannedInput[], { metadata }: ModelDescription): CategoryNumbers {
  const columns = plan.flatMap(({ slot, places }) =>
    places.map((place) => ({ column: featureColumns[place], readsText: slot.type === 'string' })),
  );
  const told = metadata?.category_numbers ?? {};
  const numbers = columns.flatMap(({ column, readsText }): [string, Record<string, number>][] => {
    if (column?.kind !== 'name') return [];
    if (readsText) return [[column.key, Object.fromEntries(column.names.map((name, i) => [name, i]))]];
    const ofColumn = told[column.key];
    if (ofColumn !== undefined) return [[column.key, ofColumn]];
    throw new ModelRefusedError(
      `it reads ${column.key} as a number, and its metadata does not say of which name: log it with metadata={"category_numbers": {"${column.key}": {"${column.names[0]}": 0, …}}}`,
    );
  });
  return Object.fromEntries(numbers);
}
