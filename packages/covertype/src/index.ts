import type { Static } from 'typebox';
import { bindDataSet } from './bind-data-set.js';
import { covertype } from './covertype.js';

export { type BoundDataSet, bindDataSet } from './bind-data-set.js';
export type { CategoryNumbers } from './category-numbers.js';
export type { CodeColumn, FeatureColumn, LabelColumn, MeasureColumn, NameColumn } from './column.js';
export type { DataSet, ExampleRow } from './data-set.js';
export type { EncodedMeasures, EncodeMeasures, UnknownName } from './encode-measures.js';
export type { MeasuresSchema } from './measures-schema.js';
export type { ParsedRow, ParseRow, RowFailure, RowResult } from './parse-row.js';
export type { PlainRows } from './plain-rows.js';
export type { RowRule } from './row-rule.js';
export type { RowWarning, RowWarningCode } from './row-warning.js';
export { type SqlTable, type SqlTables, writeSqlTables } from './sql-tables.js';

/** The data set that the system serves, and what follows from it. */
export const {
  dataSet,
  featureColumns,
  labelColumn,
  rowHeaders,
  exampleMeasures,
  exampleRows,
  CovertypeMeasures,
  sqlTables,
  parseRow,
  encodeMeasures,
  plainRows,
} = bindDataSet(covertype);

/** One row as a request gives it: a value for each of `featureColumns`, by key. */
export type CovertypeMeasures = Static<typeof CovertypeMeasures>;
