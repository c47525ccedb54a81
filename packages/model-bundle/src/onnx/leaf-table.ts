/** The leaves of a forest for an operator whose leaves add to one class each: a leaf of several classes becomes as many entries. */
export interface LeafTable {
  readonly classIds: Uint8Array;
  readonly weights: Float64Array;
  /** The entry that adds nothing. */
  readonly silent: number;
  /** To how many classes the leaf of a reference adds. */
  countOf(reference: number): number;
  /** The entry for the class in some place among those of a leaf; the silent one where there are fewer. */
  entryOf(reference: number, place: number): number;
}
