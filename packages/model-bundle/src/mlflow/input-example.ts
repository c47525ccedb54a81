import { exampleMeasures, type FeatureColumn, featureColumns } from '@canopy/covertype';
import { fileNames } from './file-names.js';

const row = Object.fromEntries(featureColumns.map((column) => [column.key, exampleOf(column)]));

/** One row as pandas writes a data frame in its form "split". */
const frame = { columns: Object.keys(row), data: [Object.values(row)] };

/** An example of what the model is asked, and of the request to a server that has it, by file name. */
export const inputExample = {
  [fileNames.inputExample]: JSON.stringify(frame),
  [fileNames.servingExample]: JSON.stringify({ dataframe_split: frame }, null, 2),
} as const;

/** As a data frame gives it: measures as integers, names and codes as text that every model knows. */
function exampleOf(column: FeatureColumn): number | string {
  switch (column.kind) {
    case 'measure':
      return exampleMeasures[column.key] ?? column.plausible.minimum;
    case 'name':
      return column.names[0] ?? '';
    case 'code':
      return `${column.prefix}${nearestOf(column.codes, exampleMeasures[column.key] ?? 0)}`;
  }
}

function nearestOf(codes: readonly number[], wanted: number): number {
  return codes.reduce((best, code) => (Math.abs(code - wanted) < Math.abs(best - wanted) ? code : best));
}
