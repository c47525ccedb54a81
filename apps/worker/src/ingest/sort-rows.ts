import { type RowFailure, rowHeaders } from '@canopy/covertype';

/** A row that cannot even be kept as texts. */
export interface UnreadableRow {
  /** Position in the answer, from 0. */
  rowNumber: number;
  rule: RowFailure['rule'];
  reason: string;
  content: unknown;
}

export interface SortedRows {
  readable: string[][];
  unreadable: UnreadableRow[];
}

/** Parts rows of texts, one a column, that Postgres can hold from all others. */
export function sortRows(rows: readonly unknown[]): SortedRows {
  const readable: string[][] = [];
  const unreadable: UnreadableRow[] = [];
  for (const [rowNumber, row] of rows.entries()) {
    const failure = explainRow(row);
    if (failure === undefined) readable.push(row as string[]);
    else unreadable.push({ rowNumber, ...failure, content: row });
  }
  return { readable, unreadable };
}

function explainRow(row: unknown): RowFailure | undefined {
  const { length } = rowHeaders;
  if (!Array.isArray(row))
    return broken('row_form', `expected a list of ${length} texts, found ${kindOf(row)}`);
  if (row.length !== length) return broken('row_width', `expected ${length} values, found ${row.length}`);
  for (let index = 0; index < row.length; index++) {
    const value: unknown = row[index];
    const column = rowHeaders[index];
    if (typeof value !== 'string') {
      return broken('value_form', `expected a text as ${column}, found ${kindOf(value)}`);
    }
    if (value.includes('\0')) return broken('value_form', `the text of ${column} holds a NUL byte`);
    if (!value.isWellFormed()) {
      return broken('value_form', `the text of ${column} holds half a character (a lone surrogate)`);
    }
  }
  return undefined;
}

const broken = (rule: string, reason: string): RowFailure => ({ rule, reason });

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
