import { copyBinary, type Database, inTransaction } from '@canopy/database';
import { encodedColumns } from './create-row-encoder.js';

/** The rows of the prediction log. */
export interface PredictionsRepository {
  /** Writes rows of `createRowEncoder` whole or not at all; those that an earlier attempt has written stay when it `isRepeated`. */
  write(rows: Uint8Array, options: { isRepeated: boolean }): Promise<void>;
  /** Deletes at most `limit` of the predictions from before `before`, with their labels, and says how many. */
  deleteBefore(before: Date, limit: number): Promise<number>;
}

export function createPredictionsRepository({ pool }: Pick<Database, 'pool'>): PredictionsRepository {
  return {
    write: (rows, { isRepeated }) => (isRepeated ? writeMissing(pool, rows) : writeAll(pool, rows)),
    async deleteBefore(before, limit) {
      const { rowCount } = await pool.query(
        'DELETE FROM "predictions" WHERE "id" IN (SELECT "id" FROM "predictions" WHERE "at" < $1 ORDER BY "at" LIMIT $2)',
        [before, limit],
      );
      return rowCount ?? 0;
    },
  };
}

/** One statement is whole or nothing by itself. */
async function writeAll(pool: Database['pool'], rows: Uint8Array): Promise<void> {
  const client = await pool.connect();
  try {
    await copyBinary(client, `"predictions" (${encodedColumns})`, rows);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function writeMissing(pool: Database['pool'], rows: Uint8Array): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      'CREATE TEMPORARY TABLE "repeated" (LIKE "predictions" INCLUDING STORAGE) ON COMMIT DROP',
    );
    await copyBinary(client, `"repeated" (${encodedColumns})`, rows);
    await client.query(
      `INSERT INTO "predictions" (${encodedColumns}) SELECT ${encodedColumns} FROM "repeated" ON CONFLICT DO NOTHING`,
    );
  });
}
