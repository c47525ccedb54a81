import { describe, expect, it } from 'vitest';
import { createDatabase } from './create-database.js';

describe('createDatabase', () => {
  it('survives the loss of a connection in the middle of its use', async () => {
    const database = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
    const client = await database.pool.connect();
    const { rows } = await client.query<{ id: number }>('SELECT pg_backend_pid() AS id');

    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.id]);

    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await database.close();
  });
});
