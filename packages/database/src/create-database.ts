import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/prisma/client.js';

/** The Prisma client and the pool below it: both share one bounded set of connections. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Connections at most. Default 10. */
  poolSize?: number;
  /** Milliseconds to wait for a free connection before the caller gets an error. Default 5000. */
  connectTimeoutMs?: number;
  /** Told of connections that break while they are idle; without it such an error would end the process. */
  onIdleError: (error: Error) => void;
}

/** Opens a pool to the Postgres at `url`. Connections are made when they are first needed. */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
  });
  pool.on('error', options.onIdleError);
  // A connection lost in a transaction fails its statement, and also emits an error that would end the process unheard.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
