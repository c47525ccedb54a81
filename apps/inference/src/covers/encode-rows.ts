import { featureColumns } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import { encodeRow } from './encode-row.js';
import { readMeasures } from './read-measures.js';

/** Rows in a model's own numbers. */
export interface EncodedRows {
  /** Column by column, without the rows that cannot be predicted. */
  columns: Float64Array[];
  /** Of each row, what is unusual about its measures, or what is wrong with it. */
  remarks: readonly RowRemark[];
}

export type RowRemark = { warnings: string[] } | { problems: readonly RequestProblem[] };

export function encodeRows(model: ServedModel, rows: readonly unknown[]): EncodedRows {
  const columnCount = featureColumns.length;
  const memory = new Float64Array(columnCount * rows.length);
  let rowCount = 0;
  const remarks = rows.map((row) => {
    const read = readMeasures(row);
    const encoded = 'problems' in read ? read : encodeRow(model, read);
    if ('problems' in encoded) return encoded;
    const { features, warnings } = encoded;
    for (let column = 0; column < columnCount; column++) {
      memory[column * rows.length + rowCount] = features[column] ?? Number.NaN;
    }
    rowCount++;
    return warnings.length === 0 ? nothing : { warnings };
  });
  const columns = Array.from({ length: columnCount }, (_, column) => {
    const first = column * rows.length;
    return memory.subarray(first, first + rowCount);
  });
  return { columns, remarks };
}

/** Shared by all of whom there is nothing to say, since they are most. */
const nothing: RowRemark = { warnings: [] };
