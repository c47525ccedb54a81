interface ColumnBase {
  /** Name in SQL, in the API and in a model's signature. */
  key: string;
  /** Name in the header of the source's CSV. */
  header: string;
  /** One sentence for a person. */
  meaning: string;
}

/** A whole number with a unit. */
export interface MeasureColumn extends ColumnBase {
  kind: 'measure';
  /** Empty for a mere index. */
  unit: string;
  /** What the number can be at all; anything else is an error wherever it turns up. Bounds are inclusive. */
  range?: { minimum: number; maximum: number };
  /** What a real place can have; beyond it a row is not trained on, and a prediction carries a warning. */
  plausible: { minimum: number; maximum: number };
}

/** One of a few names, each numbered when it is first seen. */
export interface NameColumn extends ColumnBase {
  kind: 'name';
  names: readonly string[];
  /** True where a whole batch may well be of one name. */
  mayBeConstant?: boolean;
}

/** A letter and a number, such as `C7745`, used by its number. */
export interface CodeColumn extends ColumnBase {
  kind: 'code';
  prefix: string;
  codes: readonly number[];
}

export type FeatureColumn = MeasureColumn | NameColumn | CodeColumn;

/** What is predicted: `classNames[label]` is the name of the class. */
export interface LabelColumn {
  key: string;
  header: string;
  classNames: readonly string[];
}
