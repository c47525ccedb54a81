import { type Column, type NumberColumn, noNumber, noText, type TextColumn } from './column.js';
import type { ColumnTest } from './column-test.js';
import { compileLike, type FitsText } from './compile-like.js';
import { endOf, startOf } from './texts.js';

/**
 * Takes the slots away from `selected` that do not pass the test.
 *
 * @param test where it is about ILIKE, in small letters already.
 */
export function narrow(selected: Uint8Array, column: Column, test: ColumnTest): void {
  if (test.kind === 'presence') keepPresent(selected, column, test.isThere);
  else if (column.kind === 'number' && test.kind === 'number') {
    keepNumbers(selected, column, numberTest(test.comparator, test.number));
  } else if (column.kind === 'text' && test.kind === 'text') {
    const fits = textTest(test.comparator, test.texts);
    const isOfLists = test.column.kind === 'dataset';
    keepTexts(selected, column, isOfLists ? anyItem(fits) : fits, test.comparator === 'ILIKE');
  } else throw new Error(`Column ${test.name} has no values of the kind ${test.kind}.`);
}

function keepPresent(selected: Uint8Array, column: Column, isThere: boolean): void {
  const [values, absent] = column.kind === 'number' ? [column.values, noNumber] : [column.codes, noText];
  for (let slot = 0; slot < selected.length; slot++) {
    if ((values[slot] !== absent) !== isThere) selected[slot] = 0;
  }
}

function keepNumbers(selected: Uint8Array, { values }: NumberColumn, fits: (value: number) => boolean): void {
  for (let slot = 0; slot < selected.length; slot++) {
    const value = values[slot] ?? noNumber;
    if (value === noNumber || !fits(value)) selected[slot] = 0;
  }
}

function keepTexts(
  selected: Uint8Array,
  { codes, texts, lowers }: TextColumn,
  fits: FitsText,
  inSmallLetters: boolean,
): void {
  // Each text is looked at once, whoever has it.
  const verdicts = new Uint8Array(texts.count);
  for (let index = 0; index < texts.count; index++) {
    verdicts[index] = Number(fits(texts.bytes, startOf(texts, index), endOf(texts, index), inSmallLetters));
  }
  if (inSmallLetters) {
    for (let at = 0; at < lowers.count; at++) {
      const index = texts.foreign[at] ?? texts.count;
      verdicts[index] = Number(fits(lowers.bytes, startOf(lowers, at), endOf(lowers, at), false));
    }
  }
  for (let slot = 0; slot < selected.length; slot++) {
    if (verdicts[codes[slot] ?? noText] !== 1) selected[slot] = 0;
  }
}

/** NaN differs from every number, and nothing else can be said of it. */
function numberTest(comparator: string, number: number): (value: number) => boolean {
  switch (comparator) {
    case '=':
      return (value) => value === number;
    case '!=':
      return (value) => value !== number;
    case '<':
      return (value) => value < number;
    case '<=':
      return (value) => value <= number;
    case '>':
      return (value) => value > number;
    case '>=':
      return (value) => value >= number;
    default:
      throw new Error(`No number can be compared by ${comparator}.`);
  }
}

function textTest(comparator: string, texts: readonly string[]): FitsText {
  const known = new Set(texts.map(lettersOf));
  const lengths = new Set(texts.map((text) => Buffer.byteLength(text)));
  const isKnown: FitsText = (bytes, start, end) =>
    lengths.has(end - start) && known.has(bytes.toString('latin1', start, end));
  switch (comparator) {
    case '=':
    case 'IN':
      return isKnown;
    case '!=':
    case 'NOT IN':
      return (...text) => !isKnown(...text);
    case 'LIKE':
    case 'ILIKE':
      return compileLike(texts[0] ?? '');
    default:
      throw new Error(`No text can be compared by ${comparator}.`);
  }
}

/** The bytes of a text, a letter each. */
const lettersOf = (text: string) => Buffer.from(text).toString('latin1');

/** The same of the items of a list, which is JSON. */
const anyItem =
  (fits: FitsText): FitsText =>
  (bytes, start, end, folds) =>
    (JSON.parse(bytes.toString('utf8', start, end)) as (string | null)[]).some((item) => {
      const text = Buffer.from(item ?? '');
      return item !== null && fits(text, 0, text.length, folds);
    });
