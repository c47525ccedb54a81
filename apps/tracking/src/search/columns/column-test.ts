import type { Condition } from '../filter-to-sql.js';
import { type ColumnName, columnOfField, nameOf } from './column-name.js';

/** What a comparison asks of the values of one column. */
export type ColumnTest = { column: ColumnName; name: string } & (
  | { kind: 'number'; comparator: string; number: number }
  | { kind: 'text'; comparator: string; texts: readonly string[] }
  | { kind: 'presence'; isThere: boolean }
);

// What a double holds whole.
const integer = /^[+-]?\d{1,15}$/;

/** The test of a comparison that is known to be allowed; undefined where Postgres alone can tell what it means. */
export function toColumnTest({ field, comparison }: Condition): ColumnTest | undefined {
  const { comparator, operand } = comparison;
  const column = columnOfField(field);
  const about = { column, name: nameOf(column) };
  switch (operand.kind) {
    case 'none':
      return { ...about, kind: 'presence', isThere: comparator === 'IS NOT NULL' };
    case 'number': {
      const number = Number(operand.text);
      // Others are refused, or are compared as decimal numbers.
      const isSure = field.kind === 'metric' ? isDouble(number, operand.text) : integer.test(operand.text);
      return isSure ? { ...about, kind: 'number', comparator, number } : undefined;
    }
    case 'text':
    case 'list': {
      const texts = operand.kind === 'list' ? operand.texts : [operand.text];
      if (texts.some((text) => text.includes('\0'))) return undefined;
      return { ...about, kind: 'text', comparator, texts: texts.map((text) => text.toWellFormed()) };
    }
    case 'other':
      return undefined;
  }
}

/** Whether Postgres reads the number too: it refuses what is too large or too small for a double. */
const isDouble = (number: number, text: string) =>
  Number.isFinite(number) && (number !== 0 || !/[1-9]/.test(text.split(/e/i)[0] ?? ''));
