import { sqlTables, writeSqlTables } from '@canopy/covertype';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the tables of the data set', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
    await database.pool.query('CREATE SCHEMA "defined"');
    await database.pool.query(
      `BEGIN; SET LOCAL search_path TO "defined", public; ${writeSqlTables(sqlTables)} COMMIT`,
    );
  });
  afterAll(() => database.drop());

  const describeTable = async (schema: string, table: string) => ({
    columns: await ask(
      `SELECT column_name, data_type, is_nullable, datetime_precision,
              regexp_replace(column_default, 'nextval.*', 'next number') AS "default"
         FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY column_name`,
      [schema, table],
    ),
    keys: await ask(
      `SELECT indisprimary, indisunique, array(
                SELECT attname FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY(indkey)) AS columns
         FROM pg_index WHERE indrelid = format('%I.%I', $1::text, $2::text)::regclass AND indisunique
        ORDER BY indisprimary DESC`,
      [schema, table],
    ),
  });

  const ask = async (sql: string, values: string[]) => (await database.pool.query(sql, values)).rows;

  it.each([sqlTables.raw, sqlTables.typed, ...Object.values(sqlTables.numbers)])(
    '$name is in the migrations as the definition has it',
    async ({ name }) => {
      const migrated = await describeTable('public', name);

      expect(migrated.columns.length).toBeGreaterThan(0);
      expect(await describeTable('defined', name)).toEqual(migrated);
    },
  );
});
