import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createDatabase, type Database } from '../create-database.js';
import { needEnvironment } from './need-environment.js';

const migrations = new URL('../../../../prisma/migrations/', import.meta.url);

export interface TestDatabase extends Database {
  url: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database of its own on the server at DATABASE_URL, which the integration tests are given. */
export async function aDatabase(): Promise<TestDatabase> {
  const url = new URL(needEnvironment('DATABASE_URL'));
  const admin = open(url.href);
  const name = `canopy_test_${randomUUID().replaceAll('-', '')}`;
  await admin.pool.query(`CREATE DATABASE "${name}"`);
  url.pathname = `/${name}`;
  const database = open(url.href);
  const folders = (await readdir(migrations, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const folder of folders.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const sql = await readFile(new URL(`${folder.name}/migration.sql`, migrations), 'utf8');
    await database.pool.query(sql);
  }
  return {
    ...database,
    url: url.href,
    async drop() {
      await database.close();
      await admin.pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.close();
    },
  };
}

const open = (url: string) => createDatabase({ url, poolSize: 4, onIdleError: () => undefined });
