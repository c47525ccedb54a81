/** How often a forest is right. */
export interface Accuracy {
  /** Share of rows whose likeliest class is theirs, the first of equals. NaN for no rows. */
  readonly accuracy: number;
  /** Rows that have probabilities. */
  readonly rowCount: number;
}

/**
 * Compares class probabilities [row × class], of rows held out or of rows out of bag, with the rows' labels. Rows whose
 * probabilities are NaN are left out.
 */
export function measureAccuracy(
  probabilities: Float64Array,
  labels: Uint8Array,
  classCount: number,
): Accuracy {
  let rowCount = 0;
  let hitCount = 0;
  for (let row = 0; row < labels.length; row++) {
    const first = row * classCount;
    if (Number.isNaN(probabilities[first])) continue;
    rowCount++;
    let likeliest = 0;
    for (let c = 1; c < classCount; c++) {
      if (probabilities[first + c] > probabilities[first + likeliest]) likeliest = c;
    }
    if (likeliest === labels[row]) hitCount++;
  }
  return { accuracy: hitCount / rowCount, rowCount };
}
