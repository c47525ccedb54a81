/** How many rows of a reference and of a current sample fell into each bin, or have each category. Both in the same order. */
export interface TwoSamples {
  readonly reference: readonly number[];
  readonly current: readonly number[];
}
