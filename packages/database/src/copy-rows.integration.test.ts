import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRows } from './copy-rows.js';
import { inTransaction } from './in-transaction.js';
import { createReadOnlyPool } from './read-only.js';

const url = process.env.DATABASE_URL ?? '';
const pool = new pg.Pool({ connectionString: url, max: 2 });

beforeAll(async () => {
  await pool.query('CREATE SCHEMA IF NOT EXISTS copy_test');
  await pool.query('CREATE TABLE copy_test.leaf (name text, size int)');
});
afterAll(async () => {
  await pool.query('DROP SCHEMA copy_test CASCADE');
  await pool.end();
});

const leaves = async () => (await pool.query('SELECT name, size FROM copy_test.leaf ORDER BY size')).rows;

describe('copyRows', () => {
  it('writes any text and any null as it is', async () => {
    const odd = ['tab\there', 'line\nbreak', 'back\\slash', '\\N', 'é 🌲', '', null];

    await inTransaction(pool, (client) =>
      copyRows(
        client,
        'copy_test.leaf (name, size)',
        odd.map((name, size) => [name, size]),
      ),
    );

    expect((await leaves()).map(({ name }) => name)).toEqual(odd);
  });

  it('leaves nothing behind when the rows break off', async () => {
    const before = (await leaves()).length;
    function* broken() {
      yield ['half', 100];
      throw new Error('the source broke off');
    }

    const copied = inTransaction(pool, (client) => copyRows(client, 'copy_test.leaf (name, size)', broken()));

    await expect(copied).rejects.toThrow('the source broke off');
    expect((await leaves()).length).toBe(before);
  });
});

describe('createReadOnlyPool', () => {
  it('refuses to write', async () => {
    const readOnly = createReadOnlyPool(url, () => undefined);

    await expect(readOnly.query('DELETE FROM copy_test.leaf')).rejects.toThrow(/read-only transaction/);

    await readOnly.end();
  });
});
