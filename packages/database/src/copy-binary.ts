import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

// https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format": signature, flags, no header extension.
const header = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const trailer = Buffer.from([0xff, 0xff]);

/**
 * Writes rows with `COPY ... FROM STDIN` in the binary format, for whoever can lay them out faster than as text.
 *
 * @param target table and columns as SQL; never user input.
 * @param tuples the rows one after another: each a count of fields (int16) and, a field, its length in bytes (int32, -1 for
 *   null) and its bytes, all big-endian.
 */
export async function copyBinary(client: PoolClient, target: string, tuples: Uint8Array): Promise<void> {
  const copy = client.query(copyFrom(`COPY ${target} FROM STDIN WITH (FORMAT binary)`));
  // It keeps them until the server asks for them: a pipeline of three pieces would take half as long again.
  copy.write(header);
  copy.write(tuples);
  copy.end(trailer);
  await finished(copy);
}
