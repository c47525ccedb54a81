/** Rows as a request gives them: an array is such, of which each is whatever it is. */
export interface Rows {
  readonly length: number;
  at(place: number): unknown;
  /** Copies a plain row, as `plainRows` has it, into `row`; returns false for one that is not. */
  readPlain?(place: number, row: Float64Array): boolean;
}
