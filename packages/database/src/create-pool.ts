import pg from 'pg';

export interface PoolOptions {
  /** Its parameters `statement_timeout` and `query_timeout`, in milliseconds, go before the options here. */
  url: string;
  /** Connections at most. Default 10. */
  poolSize?: number;
  /** Milliseconds to wait for a free connection before the caller gets an error. Default 5000. */
  connectTimeoutMs?: number;
  /** Milliseconds that one statement may take before Postgres gives it up. Default 30000. */
  statementTimeoutMs?: number;
  /** Told of connections that break while they are idle; without it such an error would end the process. */
  onIdleError: (error: Error) => void;
}

// A Postgres that is well says within this time that it has given a statement up; one that hangs says nothing.
const answerGraceMs = 2000;

/**
 * Opens a pool to the Postgres at `url`. Connections are made when they are first needed. No caller waits for longer than
 * the time-outs: where Postgres hangs, the statement fails and its connection is thrown away.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const { statementTimeoutMs = 30_000 } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + answerGraceMs,
  });
  pool.on('error', options.onIdleError);
  // A connection lost in a transaction fails its statement, and also emits an error that would end the process unheard.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
