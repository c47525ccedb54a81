import { UnreadableRow } from '../../covers/unreadable-row.js';
import type { RowTemplate } from './row-template.js';
import type { UnreadBytes } from './unread-bytes.js';

/** What stands where a row may: the row, or an `UnreadableRow`, and how it is written; nothing where a line is empty. */
export type ReadRow = { row: unknown; text: string } | 'nothing';

/** Takes the rows off a body as they come. */
export interface RowReader {
  /** Whether what comes next may be a row. */
  readonly isAtRow: boolean;
  /**
   * Reads what comes next, or gives undefined while that is not whole.
   *
   * @throws RequestProblems for a body from which no row can be read at all, before it has given one.
   */
  next(unread: UnreadBytes): ReadRow | undefined;
  /** The rows of what is left after the last byte. Throws as `next` does. */
  end(unread: UnreadBytes): unknown[];
  /** How rows are written that are like this one; undefined for a row that is not plain. */
  templateOf(text: string): RowTemplate | undefined;
}

/** A row that cannot be read. */
export function unreadable(msg: string, type = 'json_invalid'): UnreadableRow {
  return new UnreadableRow([{ loc: ['body'], msg, type }]);
}
