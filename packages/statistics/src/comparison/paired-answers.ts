/** What two classifiers said of the same rows, as class ids, with the truth: three arrays of one length. */
export interface PairedAnswers {
  readonly labels: ArrayLike<number>;
  readonly champion: ArrayLike<number>;
  readonly candidate: ArrayLike<number>;
}
