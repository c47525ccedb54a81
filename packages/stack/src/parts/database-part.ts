import path from 'node:path';
import { ensureDatabase } from '../database/ensure-database.js';
import { pendingMigrations } from '../database/pending-migrations.js';
import { runToEnd } from '../processes/run-to-end.js';
import { repositoryRoot } from '../repository-root.js';
import { StackError } from '../stack-error.js';
import type { TaskPart } from './part.js';

const databasePackage = path.join(repositoryRoot, 'packages/database');
const migrationsFolder = path.join(repositoryRoot, 'prisma/migrations');

/** The database inside of Postgres, brought up to date. The Prisma CLI takes two seconds, so it runs only if needed. */
export function databasePart(
  url: string,
  recordFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): TaskPart {
  return {
    kind: 'task',
    name: 'database',
    needs: ['postgres'],
    address: new URL(url).pathname.slice(1),
    async run(signal) {
      await ensureDatabase(url);
      const pending = await pendingMigrations(url, migrationsFolder);
      if (pending.length === 0) return 'up to date';
      const { code, output } = await runToEnd({
        name: 'migrate',
        command: {
          file: path.join(databasePackage, 'node_modules/.bin/prisma'),
          args: ['migrate', 'deploy'],
          cwd: databasePackage,
          env: {
            ...environment,
            // The pinned Node, for scripts that ask the environment for one.
            PATH: [path.dirname(process.execPath), environment.PATH].join(path.delimiter),
            DATABASE_URL: url,
            PRISMA_SCHEMA_ENGINE_BINARY: './schema-engine/main.mjs',
            PRISMA_HIDE_UPDATE_MESSAGE: '1',
            CHECKPOINT_DISABLE: '1',
          },
        },
        recordFolder,
        signal,
      });
      if (code !== 0) throw new StackError(`The database could not be migrated:\n${output.trim()}`);
      return `migrated (${pending.length} new)`;
    },
  };
}
