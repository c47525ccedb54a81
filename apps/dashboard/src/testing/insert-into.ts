import type { Database } from '@canopy/database';

/** Writes a row by the names of its columns, and returns what the table made of it. */
export async function insertInto(
  { pool }: Pick<Database, 'pool'>,
  table: string,
  row: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const places = names.map((_, index) => `$${index + 1}`);
  const { rows } = await pool.query<Record<string, unknown>>(
    `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places.join(', ')}) RETURNING *`,
    Object.values(row),
  );
  return rows[0] ?? {};
}
