import { type CategoryNumbers, featureColumns } from '@canopy/covertype';

/** How the values of a feature are written for a model that reads texts: names by name, codes with their letter, measures in digits. */
export function writeTexts(place: number, numbers: CategoryNumbers): (value: number) => string {
  const column = featureColumns[place];
  if (column?.kind === 'code') return (value) => `${column.prefix}${value}`;
  if (column?.kind !== 'name') return String;
  const names = new Map(Object.entries(numbers[column.key] ?? {}).map(([name, number]) => [number, name]));
  return (value) => names.get(value) ?? String(value);
}
