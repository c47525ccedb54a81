import { randomFillSync } from 'node:crypto';

const drawnAhead = 256;
const bytesOfId = 10;
const digitsOfId = 2 * bytesOfId;
const drawn = Buffer.alloc(drawnAhead * bytesOfId);
let digits = '';
let next = 0;
/** Milliseconds as an id begins with them, kept since many ids are drawn in one. */
let moment = { now: Number.NaN, digits: '' };

/**
 * A UUID of version 7 (https://www.rfc-editor.org/rfc/rfc9562#section-5.7): ids of later milliseconds sort after earlier ones, so
 * that rows by id stand in the order of time. Random digits are drawn and written for many at once.
 */
export function drawPredictionId(now: number = Date.now()): string {
  if (next === digits.length) {
    digits = drawDigits();
    next = 0;
  }
  if (now !== moment.now) moment = { now, digits: digitsOf(now) };
  const first = next;
  next += digitsOfId;
  const [a, b, c] = [first + 3, first + 7, first + 19];
  return `${moment.digits}-7${digits.slice(first, a)}-${digits.slice(a, b)}-${digits.slice(b, c)}`;
}

/** The fourth digit of each id has the two bits of the variant before two of noise. */
function drawDigits(): string {
  randomFillSync(drawn);
  for (let id = 0; id < drawnAhead; id++) {
    const at = id * bytesOfId + 1;
    drawn[at] = ((drawn[at] ?? 0) & 0b1111_0011) | 0b1000;
  }
  return drawn.toString('hex');
}

function digitsOf(now: number): string {
  const hex = now.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
