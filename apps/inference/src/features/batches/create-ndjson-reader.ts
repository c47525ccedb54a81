import { parseRow } from './parse-row.js';
import type { ReadRow, RowReader } from './row-reader.js';
import { templateOfJson } from './template-of-json.js';

/** Rows as JSON objects, one a line; empty lines are none. */
export function createNdjsonReader(): RowReader {
  return {
    isAtRow: true,
    next(unread) {
      const end = unread.findLineEnd();
      return end === undefined ? undefined : read(unread.takeText(end));
    },
    end(unread) {
      const last = read(unread.takeText(unread.end));
      return last === 'nothing' ? [] : [last.row];
    },
    templateOf: (text) => templateOfJson(text, '\n'),
  };
}

function read(text: string): ReadRow {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text;
  return line.trim() === '' ? 'nothing' : { row: parseRow(line), text };
}
