import pg from 'pg';

/** A pool whose sessions cannot write: for those who may look at another app's tables. */
export function createReadOnlyPool(url: string, onIdleError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 3000,
    options: '-c default_transaction_read_only=on -c statement_timeout=10000',
  });
  pool.on('error', onIdleError);
  return pool;
}
