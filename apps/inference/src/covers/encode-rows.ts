import { featureColumns, plainRows } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import { encodeRow } from './encode-row.js';
import type { PredictionWarning } from './prediction-warning.js';
import { readMeasures } from './read-measures.js';
import type { Rows } from './rows.js';
import { UnreadableRow } from './unreadable-row.js';

/** Rows in a model's own numbers. */
export interface EncodedRows {
  /** Column by column, without the rows that cannot be predicted. */
  columns: Float64Array[];
  /** Of each row, what is unusual about its measures, or what is wrong with it. */
  remarks: readonly RowRemark[];
}

export type RowRemark = { warnings: readonly PredictionWarning[] } | { problems: readonly RequestProblem[] };

const columnCount = featureColumns.length;

export function encodeRows(model: ServedModel, rows: Rows): EncodedRows {
  const memory = new Float64Array(columnCount * rows.length);
  const encodePlain = plainEncoderOf(model);
  let rowCount = 0;
  const add = (features: ArrayLike<number>) => {
    for (let column = 0; column < columnCount; column++) {
      memory[column * rows.length + rowCount] = features[column] ?? Number.NaN;
    }
    rowCount++;
  };
  const remarks: RowRemark[] = [];
  for (let place = 0; place < rows.length; place++) {
    if (rows.readPlain?.(place, plain) && encodePlain(plain)) {
      add(plain);
      remarks.push(nothing);
    } else {
      const encoded = encodeAny(model, rows.at(place));
      if ('features' in encoded) add(encoded.features);
      remarks.push(encoded);
    }
  }
  const columns = Array.from({ length: columnCount }, (_, column) => {
    const first = column * rows.length;
    return memory.subarray(first, first + rowCount);
  });
  return { columns, remarks };
}

/** Memory for one row after another. */
const plain = new Float64Array(columnCount);

/** Shared by all of whom there is nothing to say, since they are most. */
const nothing: RowRemark = { warnings: [] };

function encodeAny(model: ServedModel, row: unknown) {
  if (row instanceof UnreadableRow) return { problems: row.problems };
  const read = readMeasures(row);
  return 'problems' in read ? read : encodeRow(model, read);
}

type PlainEncoder = ReturnType<typeof plainRows.encoderFor>;
const plainEncoders = new WeakMap<ServedModel, PlainEncoder>();

function plainEncoderOf(model: ServedModel): PlainEncoder {
  const known = plainEncoders.get(model);
  if (known !== undefined) return known;
  const made = plainRows.encoderFor(model.categoryNumbers);
  plainEncoders.set(model, made);
  return made;
}
