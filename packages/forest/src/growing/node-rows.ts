/**
 * The rows of a tree while it grows. Every node owns a range of positions, in which the rows of a class stand together, classes in
 * ascending order. Position `i` holds a row whose codes begin at `codes[offsets[i]]`; `tags[i]` is how often the row was drawn,
 * shifted left by eight bits, and its class id in the low eight. Where each row was drawn once and its place is all that is asked
 * of it, there are no tags.
 */
export interface NodeRows {
  codes: Uint16Array;
  readonly offsets: Int32Array;
  readonly tags: Int32Array;
}

/** The rows of one node: those from `start` to before `end`, and how many of them are of each class. */
export interface NodeRange {
  rows: NodeRows;
  start: number;
  end: number;
  readonly rowCounts: Int32Array;
}

export function createNodeRows(
  rowCount: number,
  { hasTags, codes = new Uint16Array(0) }: { hasTags: boolean; codes?: Uint16Array },
): NodeRows {
  return { codes, offsets: new Int32Array(rowCount), tags: new Int32Array(hasTags ? rowCount : 0) };
}

/** Copies the rows of a node, codes and all, to the front of `to`. */
export function copyRows({ rows, start, end }: NodeRange, to: NodeRows, featureCount: number): void {
  let first = 0;
  for (let i = start; i < end; i++) {
    const offset = rows.offsets[i];
    to.offsets[i - start] = first;
    for (let f = 0; f < featureCount; f++) to.codes[first + f] = rows.codes[offset + f];
    first += featureCount;
  }
  if (rows.tags.length > 0) to.tags.set(rows.tags.subarray(start, end));
}
