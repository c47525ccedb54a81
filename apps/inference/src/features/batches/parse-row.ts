import { markRepeatedKeys } from '../../requests/mark-repeated-keys.js';
import { type BatchRow, unreadable } from './row-reader.js';

/** One row in JSON. */
export function parseRow(text: string): BatchRow {
  try {
    return { row: markRepeatedKeys(text, JSON.parse(text)) };
  } catch (error) {
    return unreadable(`JSON decode error: ${error instanceof Error ? error.message : String(error)}`);
  }
}
