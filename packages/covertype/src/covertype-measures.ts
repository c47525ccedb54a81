import { type Static, Type } from 'typebox';
import type { FeatureColumn, MeasureColumn } from './column.js';
import { exampleMeasures } from './example-measures.js';
import { featureColumns } from './feature-columns.js';

/** One place as a request gives it: a value for each of `featureColumns`, by key. */
export const CovertypeMeasures = Type.Object(
  Object.fromEntries(featureColumns.map((column) => [column.key, valueSchema(column)])),
  { examples: [exampleMeasures] },
);
export type CovertypeMeasures = Static<typeof CovertypeMeasures>;

function valueSchema(column: FeatureColumn) {
  if (column.kind === 'measure') {
    return Type.Integer({ ...column.range, description: describe(column) });
  }
  return Type.Union([Type.Integer(), Type.String({ minLength: 1, maxLength: 64 })], {
    description: `${column.meaning}, by name or by number`,
  });
}

function describe({ meaning, unit }: MeasureColumn): string {
  return unit === '' ? meaning : `${meaning}, ${unit}`;
}
