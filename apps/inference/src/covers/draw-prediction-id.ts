import { randomFillSync } from 'node:crypto';

const idBytes = 16;
const drawnAhead = 256;
const drawn = Buffer.alloc(idBytes * drawnAhead);
let next = drawn.length;

/**
 * A UUID of version 7 (https://www.rfc-editor.org/rfc/rfc9562#section-5.7): ids of later milliseconds sort after earlier ones, so
 * that rows by id stand in the order of time. Random bytes are drawn for many at once.
 */
export function drawPredictionId(now: number = Date.now()): string {
  if (next === drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  const first = next;
  next += idBytes;
  drawn.writeUIntBE(now, first, 6);
  drawn[first + 6] = 0x70 | (byteAt(first + 6) & 0x0f);
  drawn[first + 8] = 0x80 | (byteAt(first + 8) & 0x3f);
  const hex = drawn.toString('hex', first, next);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function byteAt(index: number): number {
  return drawn[index] ?? 0;
}
