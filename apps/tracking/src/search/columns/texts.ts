/** Texts in UTF-8, one after another outside of the heap of JavaScript, where a hundred thousand would take three times as much. */
export interface Texts {
  bytes: Buffer;
  /** Where each ends, and the next begins. */
  ends: Int32Array;
  count: number;
  /** Which of them have other letters than those of ASCII. */
  foreign: number[];
}

const leastBytes = 256;
const leastTexts = 16;

export const createTexts = (): Texts => ({
  bytes: Buffer.alloc(leastBytes),
  ends: new Int32Array(leastTexts),
  count: 0,
  foreign: [],
});

export const startOf = ({ ends }: Texts, index: number): number => (index === 0 ? 0 : (ends[index - 1] ?? 0));

export const endOf = ({ ends }: Texts, index: number): number => ends[index] ?? 0;

/** One of them. What it shows stays, as bytes are only ever added, or moved to another place. */
export const textAt = (texts: Texts, index: number): Buffer =>
  texts.bytes.subarray(startOf(texts, index), endOf(texts, index));

/** Its index. */
export function addText(texts: Texts, source: Buffer, start = 0, end = source.length): number {
  const index = texts.count++;
  const begin = startOf(texts, index);
  const stop = begin + end - start;
  if (stop > texts.bytes.length) resize(texts, Math.max(stop, texts.bytes.length * 2), texts.ends.length);
  if (index === texts.ends.length) resize(texts, texts.bytes.length, index * 2);
  source.copy(texts.bytes, begin, start, end);
  texts.ends[index] = stop;
  if (isForeign(source, start, end)) texts.foreign.push(index);
  return index;
}

/** Whether the text is the one at the index. */
export const isTextAt = (
  texts: Texts,
  index: number,
  source: Buffer,
  start = 0,
  end = source.length,
): boolean => source.compare(texts.bytes, startOf(texts, index), endOf(texts, index), start, end) === 0;

/** Below zero where the text at the index comes before the other, byte by byte. */
export function compareToText(texts: Texts, index: number, other: Buffer): number {
  const start = startOf(texts, index);
  const length = endOf(texts, index) - start;
  const common = Math.min(length, other.length);
  for (let at = 0; at < common; at++) {
    const sign = (texts.bytes[start + at] ?? 0) - (other[at] ?? 0);
    if (sign !== 0) return sign;
  }
  return length - other.length;
}

/** Gives back the room that is left. */
export const trim = (texts: Texts): void =>
  resize(texts, Math.max(leastBytes, endOf(texts, texts.count - 1)), Math.max(leastTexts, texts.count));

export const bytesOfTexts = ({ bytes, ends }: Texts): number => bytes.length + ends.byteLength;

function resize(texts: Texts, byteLength: number, length: number): void {
  const bytes = Buffer.allocUnsafeSlow(byteLength);
  texts.bytes.copy(bytes);
  texts.bytes = bytes;
  const ends = new Int32Array(length);
  ends.set(texts.ends.subarray(0, length));
  texts.ends = ends;
}

function isForeign(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 0x7f) return true;
  return false;
}
