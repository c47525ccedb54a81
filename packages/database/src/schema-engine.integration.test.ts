import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const serverUrl = process.env.DATABASE_URL ?? '';
const name = `schema_engine_${randomUUID().slice(0, 8)}`;
const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
const project = mkdtempSync(path.join(tmpdir(), 'canopy-schema-engine-'));
const server = new pg.Pool({ connectionString: serverUrl, max: 1 });

beforeAll(async () => {
  await server.query(`CREATE DATABASE ${name}`);
  writeFileSync(path.join(project, 'schema.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n');
  writeConfig(url);
});
afterAll(async () => {
  await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await server.end();
  rmSync(project, { recursive: true });
});

function writeConfig(databaseUrl: string): void {
  const config = {
    schema: path.join(project, 'schema.prisma'),
    migrations: { path: path.join(project, 'migrations') },
    datasource: { url: databaseUrl },
  };
  writeFileSync(path.join(project, 'prisma.config.mjs'), `export default ${JSON.stringify(config)};\n`);
}

function writeMigration(migration: string, sql: string): void {
  const folder = path.join(project, 'migrations', migration);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(project, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n');
  writeFileSync(path.join(folder, 'migration.sql'), sql);
}

function prisma(words: readonly string[], extra: Record<string, string> = {}) {
  const child = spawn(
    path.join(packageFolder, 'node_modules/.bin/prisma'),
    [...words, '--config', path.join(project, 'prisma.config.mjs')],
    {
      cwd: packageFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
        PRISMA_SCHEMA_ENGINE_BINARY: './schema-engine/main.mjs',
        CHECKPOINT_DISABLE: '1',
        ...extra,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the schema engine in WebAssembly', () => {
  it('applies a migration whose functions and texts hold semicolons', async () => {
    writeMigration(
      '1_leaf',
      `CREATE TABLE leaf (size int DEFAULT 1); -- a remark; with one
       CREATE FUNCTION grow(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n + 1; RETURN n; END; $$;
       INSERT INTO leaf SELECT length('a;b;c');`,
    );

    const { code, output } = await prisma(['migrate', 'deploy']);

    expect(output).toContain('All migrations have been successfully applied');
    expect(code).toBe(0);
    expect(await query('SELECT grow(size) AS size FROM leaf')).toEqual([{ size: 6 }]);
  });

  it('replays migrations on a shadow that it drops again, and leaves the real database alone', async () => {
    const { code, output } = await prisma([
      'migrate',
      'diff',
      '--from-migrations',
      path.join(project, 'migrations'),
      '--to-config-datasource',
    ]);

    expect(output).toContain('No difference detected');
    expect(code).toBe(0);
    expect(await query('SELECT size FROM leaf')).toEqual([{ size: 5 }]);
    const { rows } = await server.query(
      `SELECT FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'`,
    );
    expect(rows).toEqual([]);
  });

  it('ends with an error when a migration fails', async () => {
    writeMigration('2_broken', 'ALTER TABLE no_such_table ADD COLUMN size int;');

    const { code, output } = await prisma(['migrate', 'deploy']);

    expect(output).toContain('No such table: no_such_table');
    expect(code).toBe(1);
  });

  it('ends with an error when the engine panics', async () => {
    const { code, output } = await prisma(['migrate', 'deploy'], { FORCE_PANIC_SCHEMA_ENGINE: '1' });

    expect(output).toContain('Schema engine panicked');
    expect(code).toBe(1);
  });

  it('ends with an error when there is no database server', async () => {
    writeConfig('postgresql://nobody@127.0.0.1:1/none');

    const { code, output } = await prisma(['migrate', 'status']);

    expect(output).toContain('P1001');
    expect(code).toBe(1);
  });
});
