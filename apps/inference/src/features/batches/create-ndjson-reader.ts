import { createLineSplitter } from './create-line-splitter.js';
import { parseRow } from './parse-row.js';
import type { RowReader } from './row-reader.js';

/** Rows as JSON objects, one a line; empty lines are none. */
export function createNdjsonReader(): RowReader {
  const lines = createLineSplitter();
  const parse = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '').map(parseRow);
  return {
    push: (text) => parse(lines.push(text)),
    end: () => parse([lines.rest]),
  };
}
