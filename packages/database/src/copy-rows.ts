import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | bigint | null;

const linesPerChunk = 1000;

/**
 * Writes rows with `COPY ... FROM STDIN` in the text format, about ten times as fast as INSERT.
 *
 * @param target table and columns as SQL, e.g. `"batches" ("id", "received")`; never user input.
 */
export async function copyRows(
  client: PoolClient,
  target: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
}

function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = '';
  let lines = 0;
  for (const row of rows) {
    let separator = '';
    for (const value of row) {
      text += separator + (typeof value === 'string' ? escapeText(value) : (value ?? '\\N'));
      separator = '\t';
    }
    text += '\n';
    if (++lines % linesPerChunk === 0) {
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

// https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"
function escapeText(value: string): string {
  if (!/[\\\t\n\r]/.test(value)) return value;
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}
