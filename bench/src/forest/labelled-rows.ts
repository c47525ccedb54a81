import { featureColumns, parseRow } from '@canopy/covertype';
import { readRows } from '../loop/read-rows.js';

/** Rows of Covertype as numbers: a column a feature in the order of `featureColumns`, and the class of each row. */
export interface LabelledRows {
  columns: Int32Array[];
  labels: Uint8Array;
}

const categoryNumbers = Object.fromEntries(
  featureColumns.flatMap((column) =>
    column.kind === 'name'
      ? [[column.key, Object.fromEntries(column.names.map((name, number) => [name, number]))]]
      : [],
  ),
);

/** Reads a CSV file (or .csv.gz) of Covertype, whose values all must be readable. */
export async function readLabelledRows(file: string): Promise<LabelledRows> {
  const texts = await readRows(file);
  const columns = featureColumns.map(() => new Int32Array(texts.length));
  const labels = new Uint8Array(texts.length);
  texts.forEach((text, index) => {
    const result = parseRow(text, categoryNumbers);
    if ('failures' in result) {
      throw new Error(`Row ${index + 1} of ${file} cannot be used: ${result.failures[0]?.reason}`);
    }
    for (const [feature, column] of columns.entries()) column[index] = result.row.features[feature] ?? 0;
    labels[index] = result.row.label;
  });
  return { columns, labels };
}
