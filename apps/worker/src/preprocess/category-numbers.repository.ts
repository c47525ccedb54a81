import { type CategoryNumbers, sqlTables } from '@canopy/covertype';
import type { Pool, PoolClient } from '@canopy/database';

/** The number of every name that has been seen, by column. */
export async function readCategoryNumbers(client: Pool | PoolClient): Promise<CategoryNumbers> {
  const columns: Record<string, Record<string, number>> = {};
  for (const [key, { name: table }] of Object.entries(sqlTables.numbers)) {
    const { rows } = await client.query<{ name: string; number: number }>(
      `SELECT "name", "number" FROM "${table}" ORDER BY "number"`,
    );
    columns[key] = Object.fromEntries(rows.map(({ name, number }) => [name, number]));
  }
  return columns;
}

/** Gives the next number of a column to each of its names that has none, in the order given. */
export async function numberNewNames(
  client: PoolClient,
  key: string,
  names: readonly string[],
): Promise<void> {
  const table = sqlTables.numbers[key]?.name;
  if (table === undefined) throw new Error(`The data set has no column of names "${key}"`);
  // One writer at a time, else two could take the same next number.
  await client.query(`LOCK TABLE "${table}" IN SHARE ROW EXCLUSIVE MODE`);
  await client.query(
    `INSERT INTO "${table}" ("name", "number")
     SELECT "name", "next" + row_number() OVER (ORDER BY "position") - 1
       FROM unnest($1::text[]) WITH ORDINALITY AS seen ("name", "position"),
            (SELECT coalesce(max("number") + 1, 0) AS "next" FROM "${table}")
      WHERE "name" NOT IN (SELECT "name" FROM "${table}")`,
    [names],
  );
}
