import { type Column, noNumber, noText } from './column.js';
import { type ColumnName, nameOf } from './column-name.js';
import { columnOf, type Frame } from './frame.js';
import { compareToText, textAt } from './texts.js';

/** A run's place in an order: its values of the columns of the order, as the statements of a search have them. */
export type Place = readonly PlaceValue[];
export type PlaceValue = number | Buffer;

/** One name of an order. Without a rank every run has a value; else a number first says who has one, NaN or none. */
export interface OrderPart {
  column: ColumnName;
  /** The rank of runs that have no value. */
  absentRank: number | undefined;
  ascending: boolean;
}

/** Reads one value of the places of runs, by their slots. */
export interface PlaceReader {
  ascending: boolean;
  read: (slot: number) => PlaceValue;
  /** Below zero where that of the slot comes before the other upwards. */
  compareTo: (slot: number, other: PlaceValue | undefined) => number;
}

export const readersOf = (frame: Frame, order: readonly OrderPart[]): PlaceReader[] =>
  order.flatMap(({ column, absentRank, ascending }) => {
    const found = columnOf(frame, nameOf(column));
    const values = { ...valueReader(found), ascending };
    if (absentRank === undefined) return [values];
    return [{ ...ofNumbers((slot) => rankOf(found, slot, absentRank)), ascending: true }, values];
  });

/** Below zero where the run in the slot stands before the place. */
export function compareToPlace(readers: readonly PlaceReader[], slot: number, place: Place): number {
  for (let at = 0; at < readers.length; at++) {
    const { compareTo, ascending } = readers[at] as PlaceReader;
    const sign = compareTo(slot, place[at]);
    if (sign !== 0) return ascending ? sign : -sign;
  }
  return 0;
}

/** Below zero where `a` stands before `b`. */
export function comparePlaces(
  readers: readonly Pick<PlaceReader, 'ascending'>[],
  a: Place,
  b: Place,
): number {
  for (let at = 0; at < readers.length; at++) {
    const sign = compareValues(a[at], b[at]);
    if (sign !== 0) return readers[at]?.ascending ? sign : -sign;
  }
  return 0;
}

function compareValues(a: PlaceValue | undefined, b: PlaceValue | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return a.compare(b);
  throw new Error('Two places have values of different kinds.');
}

const nothing = Buffer.alloc(0);

function valueReader(column: Column): Omit<PlaceReader, 'ascending'> {
  if (column.kind === 'number') {
    const { values } = column;
    return ofNumbers((slot) => {
      const value = values[slot] ?? noNumber;
      return Number.isFinite(value) ? value : 0;
    });
  }
  const { codes, texts } = column;
  return {
    read: (slot) => (codes[slot] === noText ? nothing : textAt(texts, codes[slot] ?? noText)),
    compareTo: (slot, other) => {
      const text = other as Buffer;
      return codes[slot] === noText ? -text.length : compareToText(texts, codes[slot] ?? noText, text);
    },
  };
}

const ofNumbers = (read: (slot: number) => number): Omit<PlaceReader, 'ascending'> => ({
  read,
  compareTo: (slot, other) => read(slot) - (other as number),
});

/** The value of the slot as text. */
export const textOf = (column: Column, slot: number): string => String(valueReader(column).read(slot));

function rankOf(column: Column, slot: number, absentRank: number): number {
  if (column.kind === 'text') return column.codes[slot] === noText ? absentRank : 0;
  const value = column.values[slot] ?? noNumber;
  return value === noNumber ? absentRank : Number.isNaN(value) ? 1 : 0;
}
