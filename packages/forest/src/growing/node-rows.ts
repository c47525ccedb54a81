/**
 * The rows of a tree while it grows; every node owns a range of positions. Position `i` holds a row whose codes begin at
 * `codes[offsets[i]]`; `tags[i]` is how often the row was drawn, shifted left by eight bits, and its class id in the low eight.
 */
export interface NodeRows {
  codes: Uint16Array;
  readonly offsets: Int32Array;
  readonly tags: Int32Array;
}

export function createNodeRows(rowCount: number, codes: Uint16Array = new Uint16Array(0)): NodeRows {
  return { codes, offsets: new Int32Array(rowCount), tags: new Int32Array(rowCount) };
}

/** Copies the rows of a node, codes and all, to the front of `to`. */
export function copyRows(
  from: NodeRows,
  start: number,
  end: number,
  to: NodeRows,
  featureCount: number,
): void {
  let first = 0;
  for (let i = start; i < end; i++) {
    const offset = from.offsets[i];
    to.offsets[i - start] = first;
    to.tags[i - start] = from.tags[i];
    for (let f = 0; f < featureCount; f++) to.codes[first + f] = from.codes[offset + f];
    first += featureCount;
  }
}
