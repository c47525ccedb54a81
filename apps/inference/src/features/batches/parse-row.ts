import { type BatchRow, unreadable } from './row-reader.js';

/** One row in JSON. */
export function parseRow(text: string): BatchRow {
  try {
    return { row: JSON.parse(text) };
  } catch (error) {
    return unreadable(`JSON decode error: ${error instanceof Error ? error.message : String(error)}`);
  }
}
