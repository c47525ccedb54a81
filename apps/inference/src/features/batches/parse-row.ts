import { markRepeatedKeys } from '../../requests/mark-repeated-keys.js';
import { unreadable } from './row-reader.js';

/** One row in JSON, or an `UnreadableRow`. */
export function parseRow(text: string): unknown {
  try {
    return markRepeatedKeys(text, JSON.parse(text));
  } catch (error) {
    return unreadable(`JSON decode error: ${error instanceof Error ? error.message : String(error)}`);
  }
}
