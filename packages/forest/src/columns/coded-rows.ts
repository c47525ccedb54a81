/** A training set as trees read it: row-major codes (`codes[row * featureCount + feature]`) and a class id a row. */
export interface CodedRows {
  readonly codes: Uint16Array;
  readonly labels: Uint8Array;
  readonly featureCount: number;
  readonly classCount: number;
  /** Whether rows may lack the value of a feature, one a feature. */
  readonly mayBeMissing: readonly boolean[];
}
