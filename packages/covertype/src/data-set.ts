import type { FeatureColumn, LabelColumn } from './column.js';
import type { RowRule } from './row-rule.js';

/** A tabular data set whose rows are classified: all that the rest of the system knows of it. */
export interface DataSet {
  /** Lower case: the tables are `<name>_raw` and `<name>_data`. */
  name: string;
  /** In the order of the source. */
  features: readonly FeatureColumn[];
  /** Last in the order of the source. */
  label: LabelColumn;
  rules: readonly RowRule[];
  /** A row that must be answered, by key: what forms begin with and documents show. */
  example: Readonly<Record<string, number>>;
  /** A few rows of the source, with names and codes as it writes them: what documents show. */
  rows: readonly ExampleRow[];
}

export interface ExampleRow {
  /** By key. */
  measures: Readonly<Record<string, number | string>>;
  label: number;
}
