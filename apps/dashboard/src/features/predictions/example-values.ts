import { exampleMeasures, type FeatureColumn, featureColumns } from '@canopy/covertype';

/** What the fields of the form hold: numbers where one was entered, text otherwise. */
export type FormValues = Readonly<Record<string, number | string>>;

/** The example of the data set as a person writes it: areas by name, soils with their letter. */
export function exampleValues(): FormValues {
  const entries = featureColumns.map((column) => [
    column.key,
    writtenOut(column, exampleMeasures[column.key] ?? 0),
  ]);
  return Object.fromEntries(entries);
}

function writtenOut(column: FeatureColumn, value: number): number | string {
  switch (column.kind) {
    case 'measure':
      return value;
    case 'name':
      return column.names[value] ?? '';
    case 'code':
      return `${column.prefix}${value}`;
  }
}
