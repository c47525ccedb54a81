import { type CategoryNumbers, featureColumns } from '@canopy/covertype';

/** A row in the numbers of another model: two that were trained apart may number the same names differently. */
export function renumber(
  features: readonly number[],
  from: CategoryNumbers,
  to: CategoryNumbers,
): readonly number[] {
  return features.map((value, place) => {
    const column = featureColumns[place];
    if (column?.kind !== 'name') return value;
    const [name] = Object.entries(from[column.key] ?? {}).find(([, number]) => number === value) ?? [];
    return name === undefined ? value : (to[column.key]?.[name] ?? Number.NaN);
  });
}
