export type { Pool, PoolClient } from 'pg';
export { copyBinary } from './copy-binary.js';
export { type CopyValue, copyRows } from './copy-rows.js';
export { createDatabase, type Database, type DatabaseOptions } from './create-database.js';
export { Prisma, type PrismaClient } from './generated/prisma/client.js';
export { inTransaction } from './in-transaction.js';
