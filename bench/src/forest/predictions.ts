/** How fast a forest answers, and how large its file is. */
export interface Predictions {
  /** Microseconds that half of the single rows stay below. */
  rowP50Us: number;
  /** Microseconds that 99 of 100 single rows stay below. */
  rowP99Us: number;
  /** On one thread, columns in and probabilities out. */
  batchRowsPerS: number;
  fileBytes: number;
}
