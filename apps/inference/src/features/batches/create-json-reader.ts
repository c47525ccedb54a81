import { RequestProblems } from '../../requests/request-problems.js';
import { parseRow } from './parse-row.js';
import { type BatchRow, type RowReader, unreadable } from './row-reader.js';

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Rows as the elements of one JSON array, each read as soon as it is whole. */
export function createJsonReader(): RowReader {
  let state: 'before' | 'inside' | 'after' = 'before';
  let text = '';
  let at = 0;
  let depth = 0;
  let isInText = false;
  let hasElement = false;

  function begin(): void {
    const first = text.search(/\S/);
    if (first < 0) return;
    if (text.charCodeAt(first) !== openBracket) {
      throw new RequestProblems([
        { loc: ['body'], msg: 'Input should be a valid list of rows', type: 'list_type' },
      ]);
    }
    state = 'inside';
    text = text.slice(first + 1);
    at = 0;
  }

  function takeElement(rows: BatchRow[]): void {
    const element = text.slice(0, at);
    // An empty array has none.
    if (hasElement || element.trim() !== '') rows.push(parseRow(element));
    text = text.slice(at + 1);
    at = 0;
  }

  function scan(rows: BatchRow[]): void {
    for (; at < text.length && state === 'inside'; at++) {
      const code = text.charCodeAt(at);
      if (isInText) {
        if (code === backslash) at++;
        else if (code === quote) isInText = false;
      } else if (code === quote) isInText = true;
      else if (code === openBrace || code === openBracket) depth++;
      else if (depth > 0 && (code === closeBrace || code === closeBracket)) depth--;
      else if (depth === 0 && (code === comma || code === closeBracket)) {
        takeElement(rows);
        hasElement = true;
        if (code === closeBracket) state = 'after';
        at = -1;
      }
    }
  }

  return {
    push(piece) {
      text += piece;
      const rows: BatchRow[] = [];
      if (state === 'before') begin();
      if (state === 'inside') scan(rows);
      if (state === 'after' && text.trim() !== '') {
        rows.push(unreadable('JSON decode error: there is more after the end of the list'));
        text = '';
      }
      return rows;
    },
    end() {
      if (state === 'after') return [];
      if (state === 'before') {
        throw new RequestProblems([{ loc: ['body'], msg: 'The body is empty', type: 'json_invalid' }]);
      }
      // What was not followed by a comma may be a whole row all the same.
      const last = parseRow(text);
      const rows = 'row' in last ? [last] : [];
      return [...rows, unreadable('JSON decode error: the list ends in the middle')];
    },
  };
}
