import { covertypeRules } from './covertype-rules.js';
import type { DataSet } from './data-set.js';
import { exampleMeasures, exampleRows } from './example-rows.js';
import { featureColumns } from './feature-columns.js';
import { labelColumn } from './label-column.js';

/** Forest cover of 30 m by 30 m places in Roosevelt National Forest (Blackard and Dean, 1998). */
export const covertype: DataSet = {
  name: 'covertype',
  features: featureColumns,
  label: labelColumn,
  rules: covertypeRules,
  example: exampleMeasures,
  rows: exampleRows,
};
