import { featureColumns } from '@canopy/covertype';
import { RequestProblems } from '../../requests/request-problems.js';
import { type ReadRow, type RowReader, unreadable } from './row-reader.js';
import { RowTemplate } from './row-template.js';
import { splitCells } from './split-cells.js';
import type { UnreadBytes } from './unread-bytes.js';

const [lineFeed, quote] = [0x0a, 0x22];
const features = new Map(featureColumns.map(({ key }, feature) => [key, feature]));
const wholeNumber = /^[+-]?\d{1,15}(\.0+)?$/;

/**
 * Rows of a CSV (https://www.rfc-editor.org/rfc/rfc4180) with a header that names the columns, in upper or lower case and any order;
 * other columns are left out. What looks like a whole number is one.
 */
export function createCsvReader(): RowReader {
  let header: readonly string[] | undefined;
  let isQuoted = false;

  /** A line that ends within quotes goes on in the next. */
  function findEnd(unread: UnreadBytes): number | undefined {
    if (unread.looked === 0) isQuoted = false;
    const { bytes, start, end } = unread;
    for (let at = start + unread.looked; at < end; at++) {
      const code = bytes[at];
      if (code === quote) isQuoted = !isQuoted;
      else if (code === lineFeed && !isQuoted) return at;
    }
    unread.looked = end - start;
    return undefined;
  }

  function read(text: string): ReadRow {
    const line = text.replace(/\r(?=\n|$)/g, '');
    if (line.trim() === '') return 'nothing';
    const cells = splitCells(line);
    if (cells === undefined)
      return { row: unreadable('CSV error: a quote is not closed', 'csv_invalid'), text };
    if (header !== undefined) return { row: nameCells(header, cells), text };
    header = readHeader(cells);
    return 'nothing';
  }

  return {
    get isAtRow() {
      return header !== undefined;
    },
    next(unread) {
      const end = findEnd(unread);
      return end === undefined ? undefined : read(unread.takeText(end));
    },
    end(unread) {
      const last = read(unread.takeText(unread.end));
      if (header === undefined) readHeader([]);
      return last === 'nothing' ? [] : [last.row];
    },
    templateOf(text) {
      if (header === undefined || text.includes('"')) return undefined;
      const end = text.endsWith('\r') ? '\r\n' : '\n';
      const cells = text.trimEnd().split(',');
      const fields = header.map((name, column) => ({
        before: column === 0 ? '' : ',',
        feature: features.get(name),
        isText: !wholeNumber.test(cells[column] ?? ''),
      }));
      return new RowTemplate(fields, end);
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

function nameCells(header: readonly string[], cells: readonly string[]): unknown {
  if (cells.length !== header.length) {
    return unreadable(`CSV error: expected ${header.length} cells, found ${cells.length}`, 'csv_invalid');
  }
  const row: Record<string, string | number> = {};
  for (let column = 0; column < header.length; column++) {
    const name = header[column] ?? '';
    if (!features.has(name)) continue;
    const cell = (cells[column] ?? '').trim();
    row[name] = wholeNumber.test(cell) ? Number(cell) : cell;
  }
  return row;
}
