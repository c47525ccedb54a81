const headerBytes = 20;

/**
 * Reads where each element is of what `array_send` gives, but for nulls. The form is that of Postgres' `array_send`
 * (src/backend/utils/adt/arrayfuncs.c): a header, then the length and the bytes of each element.
 */
export function readArray(bytes: Buffer, element: (at: number, start: number, end: number) => void): void {
  let start = headerBytes;
  for (let at = 0; start < bytes.length; at++) {
    const length = bytes.readInt32BE(start);
    start += 4;
    if (length === -1) continue;
    element(at, start, start + length);
    start += length;
  }
}
