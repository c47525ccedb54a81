import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { createDatabase, dropDatabase } from './databases.mjs';
import { readCharColumns } from './read-char-columns.mjs';
import { sendScriptsWhole } from './send-scripts-whole.mjs';

const resetScript = 'DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;';

/**
 * Prisma's adapter for `pg`, mended where it falls short of what migrations ask of it.
 *
 * @param {{ url?: string, shadowDatabaseUrl?: string }} datasource
 */
export function createAdapterFactory({ url = 'postgresql://localhost/none', shadowDatabaseUrl }) {
  const factory = new PrismaPg({ connectionString: url }, { schema: schemaOf(url) });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => mend(await connect());
  factory.connectToShadowDb = () =>
    shadowDatabaseUrl ? connectToGivenShadow(shadowDatabaseUrl) : connectToNewShadow(url);
  return factory;
}

async function connectToGivenShadow(url) {
  const shadow = mend(await new PrismaPg({ connectionString: url }).connect());
  await shadow.executeScript(resetScript);
  return shadow;
}

// The adapter's own way passes the connection string on, which wins over the name of the shadow: migrations would
// be replayed onto the real database. It also drops the shadow while its connections are open, which fails.
async function connectToNewShadow(url) {
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/prisma_migrate_shadow_db_${randomUUID()}`;
  await createDatabase(shadowUrl.href);
  const shadow = mend(await new PrismaPg({ connectionString: shadowUrl.href }).connect());
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await dropDatabase(shadowUrl.href);
  };
  return shadow;
}

function mend(adapter) {
  return sendScriptsWhole(readCharColumns(adapter));
}

function schemaOf(url) {
  return new URL(url).searchParams.get('schema') ?? undefined;
}
