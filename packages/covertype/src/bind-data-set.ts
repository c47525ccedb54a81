import type { FeatureColumn, LabelColumn } from './column.js';
import type { DataSet, ExampleRow } from './data-set.js';
import { createMeasuresEncoder, type EncodeMeasures } from './encode-measures.js';
import { type MeasuresSchema, measuresSchemaOf } from './measures-schema.js';
import { createRowParser, type ParseRow } from './parse-row.js';
import { createPlainRows, type PlainRows } from './plain-rows.js';
import { type SqlTables, sqlTablesOf } from './sql-tables.js';

export interface BoundDataSet {
  dataSet: DataSet;
  featureColumns: readonly FeatureColumn[];
  labelColumn: LabelColumn;
  /** Names of the values of a row: the features, then the label. */
  rowHeaders: readonly string[];
  exampleMeasures: Readonly<Record<string, number>>;
  exampleRows: readonly ExampleRow[];
  CovertypeMeasures: MeasuresSchema;
  sqlTables: SqlTables;
  parseRow: ParseRow;
  encodeMeasures: EncodeMeasures;
  plainRows: PlainRows;
}

/** All that follows from a definition. What the package exports are these, for the data set that the system serves. */
export function bindDataSet(dataSet: DataSet): BoundDataSet {
  const { features, label, example, rows } = dataSet;
  return {
    dataSet,
    featureColumns: features,
    labelColumn: label,
    rowHeaders: [...features, label].map(({ header }) => header),
    exampleMeasures: example,
    exampleRows: rows,
    CovertypeMeasures: measuresSchemaOf(dataSet),
    sqlTables: sqlTablesOf(dataSet),
    parseRow: createRowParser(dataSet),
    encodeMeasures: createMeasuresEncoder(dataSet),
    plainRows: createPlainRows(dataSet),
  };
}
