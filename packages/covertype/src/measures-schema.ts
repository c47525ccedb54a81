import { type TInteger, type TObject, type TString, type TUnion, Type } from 'typebox';
import type { FeatureColumn, MeasureColumn } from './column.js';
import type { DataSet } from './data-set.js';

export type MeasuresSchema = TObject<Record<string, TInteger | TUnion<[TInteger, TString]>>>;

/** One row as a request gives it: a value for each feature, by key. */
export function measuresSchemaOf({ features, example, rows }: DataSet): MeasuresSchema {
  const properties = Object.fromEntries(features.map((column) => [column.key, valueSchema(column)]));
  return Type.Object(properties, { examples: [...rows.map(({ measures }) => measures), example] });
}

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
