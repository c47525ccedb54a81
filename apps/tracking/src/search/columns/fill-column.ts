import { type Column, noText, setNumber, type TextColumn } from './column.js';
import type { LoadedColumn } from './column-source.js';
import type { Frame } from './frame.js';
import { readArray } from './read-array.js';
import { addText, isTextAt, type Texts, textAt, trim } from './texts.js';

// Where there are more, most come but once, or one after the other.
const mostRemembered = 1000;

/**
 * Sets the values of many runs. Runs that the frame does not know are left out: they came later than it, so that the next
 * look at what changed has them.
 */
export function fillColumn(
  frame: Frame,
  column: Column,
  numbers: readonly number[],
  { bytes, isList }: LoadedColumn,
): void {
  const slotAt = (at: number) => frame.slotOf.get(numbers[at] ?? Number.NaN);
  if (column.kind === 'number') {
    readArray(bytes, (at, start) => {
      const slot = slotAt(at);
      if (slot !== undefined) setNumber(column, slot, bytes.readDoubleBE(start));
    });
    return;
  }
  const codeOf = rememberTexts(column.texts);
  readArray(bytes, (at, start, end) => {
    const slot = slotAt(at);
    if (slot === undefined) return;
    const text = bytes.subarray(start, end);
    column.codes[slot] = codeOf(isList ? withItem(column, slot, text) : text);
  });
  trim(column.texts);
}

/** Adds each text once, if it comes again at once or is one of few. */
function rememberTexts(texts: Texts): (text: Buffer) => number {
  const remembered = new Map<string, number>();
  let last = noText;
  return (text) => {
    if (last !== noText && isTextAt(texts, last, text)) return last;
    const isFull = remembered.size === mostRemembered;
    const letters = text.toString('latin1');
    const known = remembered.get(letters);
    last = known ?? addText(texts, text);
    if (!isFull) remembered.set(letters, last);
    return last;
  };
}

/** The list of the slot with one more item, as JSON. */
function withItem({ codes, texts }: TextColumn, slot: number, item: Buffer): Buffer {
  const code = codes[slot] ?? noText;
  const items = code === noText ? [] : JSON.parse(textAt(texts, code).toString());
  return Buffer.from(JSON.stringify([...items, item.toString()]));
}
