import { exampleRows, featureColumns } from '@canopy/covertype';

/** What the fields of the form hold: numbers where one was entered, text otherwise. */
export type FormValues = Readonly<Record<string, number | string>>;

/** A row of the data set as a person writes it: areas by name, soils with their letter. */
export function exampleValues(): FormValues {
  const [row] = exampleRows;
  const measures: FormValues = { ...row?.measures };
  return Object.fromEntries(featureColumns.map(({ key }) => [key, measures[key] ?? '']));
}
