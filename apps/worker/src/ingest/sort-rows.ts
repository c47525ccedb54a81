import { rowHeaders } from '@canopy/covertype';

/** A row that cannot even be kept as texts. */
export interface UnreadableRow {
  /** Position in the answer, from 0. */
  rowNumber: number;
  reason: string;
  content: unknown;
}

/** Parts rows of thirteen texts that Postgres can hold from all others. */
export function sortRows(rows: readonly unknown[]): { readable: string[][]; unreadable: UnreadableRow[] } {
  const readable: string[][] = [];
  const unreadable: UnreadableRow[] = [];
  for (const [rowNumber, row] of rows.entries()) {
    const reason = explainRow(row);
    if (reason === undefined) readable.push(row as string[]);
    else unreadable.push({ rowNumber, reason, content: row });
  }
  return { readable, unreadable };
}

function explainRow(row: unknown): string | undefined {
  if (!Array.isArray(row)) return `expected a list of ${rowHeaders.length} texts, found ${kindOf(row)}`;
  if (row.length !== rowHeaders.length) return `expected ${rowHeaders.length} values, found ${row.length}`;
  for (let index = 0; index < row.length; index++) {
    const value: unknown = row[index];
    const column = rowHeaders[index];
    if (typeof value !== 'string') return `expected a text as ${column}, found ${kindOf(value)}`;
    if (value.includes('\0')) return `the text of ${column} holds a NUL byte`;
    if (!value.isWellFormed()) return `the text of ${column} holds half a character (a lone surrogate)`;
  }
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
