import type { Pool, PoolClient } from 'pg';

// Postgres rolls back at once; where it says nothing, the connection is lost, and with it the transaction.
const rollback = { text: 'ROLLBACK', query_timeout: 1000 };

/** Runs `work` on one connection in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query(rollback).catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
