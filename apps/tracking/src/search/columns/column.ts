import { type ColumnName, isNumeric, isWhole } from './column-name.js';
import { addText, bytesOfTexts, createTexts, isTextAt, type Texts } from './texts.js';

/** Where a run has no number. Whatever is logged is finite: infinities are kept as the largest doubles. */
export const noNumber = Number.POSITIVE_INFINITY;
/** Where a run has no text. */
export const noText = -1;

/** A number of each run, by its slot. */
export interface NumberColumn {
  kind: 'number';
  values: Float64Array;
  /** Whether the numbers are integers of 64 bits, and all of them small enough for a double. */
  isWhole: boolean;
  isExact: boolean;
}

/** A text of each run: by its slot the index of one of `texts`, of which some may be nobody's any more. */
export interface TextColumn {
  kind: 'text';
  codes: Int32Array;
  texts: Texts;
  /** The foreign ones of `texts` in small letters, in their order, as far as anybody asked. */
  lowers: Texts;
}

export type Column = (NumberColumn | TextColumn) & {
  /** The snapshot of Postgres that it shows. */
  seen: string;
  /** The number of the search that used it last. */
  usedIn: number;
};

export function createColumn(name: ColumnName, capacity: number, seen: string): Column {
  const common = { seen, usedIn: 0 };
  if (isNumeric(name)) {
    const values = new Float64Array(capacity).fill(noNumber);
    return { ...common, kind: 'number', values, isWhole: isWhole(name), isExact: true };
  }
  const codes = new Int32Array(capacity).fill(noText);
  return { ...common, kind: 'text', codes, texts: createTexts(), lowers: createTexts() };
}

/** Sets the value of one slot; null: it has none. */
export function setValue(column: Column, slot: number, value: string | number | null): void {
  if (column.kind === 'number') setNumber(column, slot, value === null ? null : Number(value));
  else if (value === null) column.codes[slot] = noText;
  else {
    const bytes = Buffer.from(String(value));
    const code = column.codes[slot] ?? noText;
    const isSame = code !== noText && isTextAt(column.texts, code, bytes);
    if (!isSame) column.codes[slot] = addText(column.texts, bytes);
  }
}

export function setNumber(column: NumberColumn, slot: number, value: number | null): void {
  column.values[slot] = value ?? noNumber;
  if (column.isWhole && value !== null && !Number.isSafeInteger(value)) column.isExact = false;
}

/** Makes room for more slots. */
export function growColumn(column: Column, capacity: number): void {
  if (column.kind === 'number') {
    const values = new Float64Array(capacity).fill(noNumber);
    values.set(column.values);
    column.values = values;
  } else {
    const codes = new Int32Array(capacity).fill(noText);
    codes.set(column.codes);
    column.codes = codes;
  }
}

export function bytesOf(column: Column): number {
  if (column.kind === 'number') return column.values.byteLength;
  return column.codes.byteLength + bytesOfTexts(column.texts) + bytesOfTexts(column.lowers);
}
