export type { Pool, PoolClient } from 'pg';
export { copyBinary } from './copy-binary.js';
export { type CopyValue, copyRows } from './copy-rows.js';
export { createDatabase, type Database } from './create-database.js';
export { createPool, type PoolOptions } from './create-pool.js';
export { Prisma, type PrismaClient } from './generated/prisma/client.js';
export { inTransaction } from './in-transaction.js';
