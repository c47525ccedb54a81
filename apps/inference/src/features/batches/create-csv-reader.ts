import { featureColumns } from '@canopy/covertype';
import { RequestProblems } from '../../requests/request-problems.js';
import { createLineSplitter } from './create-line-splitter.js';
import { type BatchRow, type RowReader, unreadable } from './row-reader.js';
import { splitCells } from './split-cells.js';

const keys = new Set(featureColumns.map(({ key }) => key));
const wholeNumber = /^[+-]?\d{1,15}(\.0+)?$/;

/**
 * Rows of a CSV (https://www.rfc-editor.org/rfc/rfc4180) with a header that names the columns, in upper or lower case and any order;
 * other columns are left out. What looks like a whole number is one.
 */
export function createCsvReader(): RowReader {
  const lines = createLineSplitter();
  let header: readonly string[] | undefined;
  // A line that ends within quotes goes on in the next.
  let open: string | undefined;

  function read(line: string, rows: BatchRow[]): void {
    const text = open === undefined ? line : `${open}\n${line}`;
    open = undefined;
    if (text.trim() === '') return;
    const cells = splitCells(text);
    if (cells === undefined) open = text;
    else if (header === undefined) header = readHeader(cells);
    else rows.push(nameCells(header, cells));
  }

  return {
    push(text) {
      const rows: BatchRow[] = [];
      for (const line of lines.push(text)) read(line, rows);
      return rows;
    },
    end() {
      const rows: BatchRow[] = [];
      read(lines.rest, rows);
      if (open !== undefined) rows.push(unreadable('CSV error: a quote is not closed', 'csv_invalid'));
      if (header === undefined) readHeader([]);
      return rows;
    },
  };
}

function readHeader(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const missing = featureColumns.filter(({ key }) => !names.includes(key));
  const repeated = featureColumns.filter(({ key }) => names.indexOf(key) !== names.lastIndexOf(key));
  if (missing.length + repeated.length === 0) return names;
  throw new RequestProblems([
    ...missing.map(({ key }) => ({
      loc: ['body', key],
      msg: 'The header of the CSV has no such column',
      type: 'missing',
    })),
    ...repeated.map(({ key }) => ({
      loc: ['body', key],
      msg: 'The header of the CSV has this column twice',
      type: 'value_error',
    })),
  ]);
}

function nameCells(header: readonly string[], cells: readonly string[]): BatchRow {
  if (cells.length !== header.length) {
    return unreadable(`CSV error: expected ${header.length} cells, found ${cells.length}`, 'csv_invalid');
  }
  const row: Record<string, string | number> = {};
  for (let column = 0; column < header.length; column++) {
    const name = header[column] ?? '';
    if (!keys.has(name)) continue;
    const cell = (cells[column] ?? '').trim();
    row[name] = wholeNumber.test(cell) ? Number(cell) : cell;
  }
  return { row };
}
