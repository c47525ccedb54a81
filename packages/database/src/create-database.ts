import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { createPool, type PoolOptions } from './create-pool.js';
import { PrismaClient } from './generated/prisma/client.js';

/** The Prisma client and the pool below it: both share one bounded set of connections. */
export interface Database {
  prisma: PrismaClient;
  pool: Pool;
  close(): Promise<void>;
}

/** A pool to the Postgres at `url`, and Prisma's client for those who ask by it. */
export function createDatabase(options: PoolOptions): Database {
  const pool = createPool(options);
  let prisma: PrismaClient | undefined;
  return {
    // Made when it is first used: it takes ten megabytes, and some ask the pool alone.
    get prisma() {
      prisma ??= new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
      return prisma;
    },
    pool,
    async close() {
      await prisma?.$disconnect();
      await pool.end();
    },
  };
}
