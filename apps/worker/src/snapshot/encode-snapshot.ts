import { type CategoryNumbers, featureColumns, labelColumn } from '@canopy/covertype';
import {
  Bool,
  Field,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Uint8,
} from 'apache-arrow';

/** Some rows of a snapshot, column by column. All arrays are of one length. */
export interface SampleColumns {
  /** One a feature, in the order of `featureColumns`. */
  features: Int32Array[];
  labels: Uint8Array;
  /** 1 for a row that no model is trained on. */
  holdout: Uint8Array;
}

export const holdoutColumn = 'holdout';
export const categoryNumbersKey = 'category_numbers';

const fields = [
  ...featureColumns.map((column) => new Field(column.key, new Int32(), false)),
  new Field(labelColumn.key, new Uint8(), false),
  new Field(holdoutColumn, new Bool(), false),
];

/** Rows as the bytes of an Arrow file, one record batch a part. The same rows in the same parts give the same bytes. */
export function encodeSnapshot(parts: readonly SampleColumns[], numbers: CategoryNumbers): Uint8Array {
  const schema = new Schema(fields, new Map([[categoryNumbersKey, JSON.stringify(numbers)]]));
  const batches = parts.map((part) => encodePart(schema, part));
  return tableToIPC(new Table(schema, batches), 'file');
}

function encodePart(schema: Schema, { features, labels, holdout }: SampleColumns): RecordBatch {
  const { length } = labels;
  const children = [
    ...features.map((data) => makeData({ type: new Int32(), length, nullCount: 0, data })),
    makeData({ type: new Uint8(), length, nullCount: 0, data: labels }),
    makeData({ type: new Bool(), length, nullCount: 0, data: packBits(holdout) }),
  ];
  return new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
}

// Arrow keeps booleans as bits, the least significant first.
function packBits(flags: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  for (const [row, flag] of flags.entries())
    if (flag === 1) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}
