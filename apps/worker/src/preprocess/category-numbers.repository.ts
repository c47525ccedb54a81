import type { CategoryNumbers } from '@canopy/covertype';
import type { Pool, PoolClient } from '@canopy/database';

/** The number of every wilderness area that has been seen. */
export async function readCategoryNumbers(client: Pool | PoolClient): Promise<CategoryNumbers> {
  const { rows } = await client.query<{ name: string; number: number }>(
    'SELECT "name", "number" FROM "wilderness_area_mapping" ORDER BY "number"',
  );
  return { wilderness_area: Object.fromEntries(rows.map(({ name, number }) => [name, number])) };
}

/** Gives the next number to each name that has none, in the order given. */
export async function numberWildernessAreas(client: PoolClient, names: readonly string[]): Promise<void> {
  // One writer at a time, else two could take the same next number.
  await client.query('LOCK TABLE "wilderness_area_mapping" IN SHARE ROW EXCLUSIVE MODE');
  await client.query(
    `INSERT INTO "wilderness_area_mapping" ("name", "number")
     SELECT "name", "next" + row_number() OVER (ORDER BY "position") - 1
       FROM unnest($1::text[]) WITH ORDINALITY AS seen ("name", "position"),
            (SELECT coalesce(max("number") + 1, 0) AS "next" FROM "wilderness_area_mapping")
      WHERE "name" NOT IN (SELECT "name" FROM "wilderness_area_mapping")`,
    [names],
  );
}
