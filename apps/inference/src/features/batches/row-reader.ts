import type { RequestProblem } from '../../requests/request-problems.js';

/** A row as it stands in a body, or why none can be read there. */
export type BatchRow = { row: unknown } | UnreadableRow;

interface UnreadableRow {
  problems: readonly RequestProblem[];
}

/**
 * Takes a body piece by piece and gives the rows that are whole. Throws `RequestProblems` for a body from which no row can be read
 * at all, before it has given one.
 */
export interface RowReader {
  push(text: string): BatchRow[];
  /** After the last piece. */
  end(): BatchRow[];
}

/** A row that cannot be read. */
export function unreadable(msg: string, type = 'json_invalid'): UnreadableRow {
  return { problems: [{ loc: ['body'], msg, type }] };
}
