export type { CategoryNumbers } from './category-numbers.js';
export type { CodeColumn, FeatureColumn, MeasureColumn, NameColumn } from './column.js';
export { CovertypeMeasures } from './covertype-measures.js';
export { type EncodedMeasures, encodeMeasures, type UnknownName } from './encode-measures.js';
export { exampleMeasures } from './example-measures.js';
export { featureColumns } from './feature-columns.js';
export { labelColumn } from './label-column.js';
export { type ParsedRow, parseRow, type RowProblem, type RowResult, rowHeaders } from './parse-row.js';
