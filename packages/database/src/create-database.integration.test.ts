import { afterEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from './create-database.js';

const url = process.env.DATABASE_URL ?? '';

let database: Database;
afterEach(() => database.close());

describe('createDatabase', () => {
  it('survives the loss of a connection in the middle of its use', async () => {
    database = createDatabase({ url, onIdleError: () => undefined });
    const client = await database.pool.connect();
    const { rows } = await client.query<{ id: number }>('SELECT pg_backend_pid() AS id');

    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.id]);

    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('lets Postgres give up a statement that takes too long', async () => {
    database = createDatabase({ url, statementTimeoutMs: 300, onIdleError: () => undefined });

    await expect(database.pool.query('SELECT pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });

    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
