import { UnreadableRow } from '../../covers/unreadable-row.js';
import { RequestProblems } from '../../requests/request-problems.js';
import { parseRow } from './parse-row.js';
import { type ReadRow, type RowReader, unreadable } from './row-reader.js';
import { templateOfJson } from './template-of-json.js';
import type { UnreadBytes } from './unread-bytes.js';

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Rows as the elements of one JSON array, each read as soon as it is whole. */
export function createJsonReader(): RowReader {
  let state: 'before' | 'inside' | 'after' | 'wrong after' = 'before';
  let depth = 0;
  let isInText = false;
  let hasElement = false;

  function begin(unread: UnreadBytes): boolean {
    const text = unread.textTo(unread.end);
    const first = text.search(/\S/);
    if (first < 0) {
      unread.skipTo(unread.end);
      return false;
    }
    if (text.charCodeAt(first) !== openBracket) {
      throw new RequestProblems([
        { loc: ['body'], msg: 'Input should be a valid list of rows', type: 'list_type' },
      ]);
    }
    state = 'inside';
    unread.skipTo(unread.bytes.indexOf(openBracket, unread.start) + 1);
    return true;
  }

  /** The place of what ends the element, a comma or the bracket of the list. */
  function findEnd(unread: UnreadBytes): number | undefined {
    if (unread.looked === 0) {
      depth = 0;
      isInText = false;
    }
    const { bytes, start, end } = unread;
    let at = start + unread.looked;
    for (; at < end; at++) {
      const code = bytes[at];
      if (isInText) {
        if (code === backslash) at++;
        else if (code === quote) isInText = false;
      } else if (code === quote) isInText = true;
      else if (code === openBrace || code === openBracket) depth++;
      else if (depth > 0 && (code === closeBrace || code === closeBracket)) depth--;
      else if (depth === 0 && (code === comma || code === closeBracket)) return at;
    }
    unread.looked = at - start;
    return undefined;
  }

  function readAfter(unread: UnreadBytes): ReadRow | undefined {
    const text = unread.takeText(unread.end);
    if (state === 'wrong after' || text.trim() === '') return undefined;
    state = 'wrong after';
    return { row: unreadable('JSON decode error: there is more after the end of the list'), text };
  }

  return {
    get isAtRow() {
      return state === 'inside';
    },
    next(unread) {
      if (state === 'before' && !begin(unread)) return undefined;
      if (state !== 'inside') return readAfter(unread);
      const end = findEnd(unread);
      if (end === undefined) return undefined;
      if (unread.bytes[end] === closeBracket) state = 'after';
      const text = unread.takeText(end);
      // An empty array has none.
      const isNothing = !hasElement && text.trim() === '';
      hasElement = true;
      return isNothing ? 'nothing' : { row: parseRow(text), text };
    },
    end(unread) {
      if (state !== 'before' && state !== 'inside') return [];
      if (state === 'before') {
        throw new RequestProblems([{ loc: ['body'], msg: 'The body is empty', type: 'json_invalid' }]);
      }
      // What was not followed by a comma may be a whole row all the same.
      const last = parseRow(unread.takeText(unread.end));
      const rows = last instanceof UnreadableRow ? [] : [last];
      return [...rows, unreadable('JSON decode error: the list ends in the middle')];
    },
    templateOf: (text) => templateOfJson(text, ','),
  };
}
