import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** The migrations of `folder` that the database at `url` has not seen exactly as they stand there. */
export async function pendingMigrations(url: string, folder: string): Promise<string[]> {
  const applied = await appliedMigrations(url);
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .filter((name) => applied.get(name) !== checksum(path.join(folder, name, 'migration.sql')));
}

// Prisma keeps the SHA-256 of each file beside its name.
function checksum(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

async function appliedMigrations(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
    if (tables[0]?.name === null) return new Map();
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    return new Map(rows.map((row) => [row.migration_name, row.checksum]));
  } finally {
    await client.end();
  }
}
