interface ColumnBase {
  /** Name in SQL, in the API and in a model's signature. */
  key: string;
  /** Name in the header of the source's CSV. */
  header: string;
  /** One sentence for a person. */
  meaning: string;
  /** Columns of one group stand together, e.g. below one heading of a form. */
  group: string;
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
  /** What has one of the names, in a sentence: `area`. */
  noun: string;
  names: readonly string[];
  /** True where a whole batch may well be of one name. */
  mayBeConstant?: boolean;
}

/** A letter and a number, such as `C7745`, used by its number. */
export interface CodeColumn extends ColumnBase {
  kind: 'code';
  /** What has one of the codes, in a sentence: `soil`. */
  noun: string;
  prefix: string;
  codes: readonly number[];
}

export type FeatureColumn = MeasureColumn | NameColumn | CodeColumn;

/** What is predicted: `classNames[label]` is the name of the class. */
export interface LabelColumn {
  /** Name in SQL, in answers and in a model's signature. */
  key: string;
  header: string;
  /** What is predicted, in a sentence: `the forest cover of a place`. */
  meaning: string;
  classNames: readonly string[];
}
