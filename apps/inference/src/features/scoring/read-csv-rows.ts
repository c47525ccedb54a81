import { DomainError } from '@canopy/service-kit/errors';
import { CsvError, parse } from 'csv-parse/sync';

/** Rows of a CSV with a header. What looks like a whole number is one. @throws DomainError `invalid` that names the line. */
export function readCsvRows(text: string): Record<string, unknown>[] {
  try {
    return parse(text, {
      bom: true,
      columns: true,
      trim: true,
      skip_empty_lines: true,
      cast: (value) => (/^[+-]?\d{1,15}(\.0+)?$/.test(value) ? Number(value) : value),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError(
      'invalid',
      `Failed to parse input as a Pandas DataFrame. Ensure that the input is a valid CSV-formatted Pandas DataFrame produced using the \`pandas.DataFrame.to_csv()\` method. Error: '${error.message}'`,
      { cause: error },
    );
  }
}
