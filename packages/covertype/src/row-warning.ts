export type RowWarningCode =
  | 'implausible_value'
  | 'untrained_name'
  | 'unknown_number'
  | 'unknown_code'
  | 'broken_rule';

/** Something unusual about a row that is predicted all the same. */
export interface RowWarning<Code extends string = RowWarningCode> {
  /** One sentence for a person. */
  message: string;
  /** The same as a code with what it tells by name, so that it may be told in another language. */
  detail: {
    code: Code;
    /** Keys of the columns that it is about. */
    columns: string[];
    facts: Record<string, string | number>;
  };
}
