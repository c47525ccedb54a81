import { inTransaction, type Pool, type PoolClient } from '@canopy/database';

/**
 * Runs `work` in one transaction that an abort ends at once: the statement under way is cancelled in the
 * database, all is rolled back, and the promise rejects with the signal's reason.
 */
export async function inAbortableTransaction<T>(
  pool: Pool,
  signal: AbortSignal,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  try {
    return await inTransaction(pool, async (client) => {
      const stopListening = await cancelOnAbort(pool, client, signal);
      try {
        const result = await work(client);
        signal.throwIfAborted();
        return result;
      } finally {
        await stopListening();
      }
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

async function cancelOnAbort(
  pool: Pool,
  client: PoolClient,
  signal: AbortSignal,
): Promise<() => Promise<unknown>> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS "pid"');
  let cancelling: Promise<unknown> | undefined;
  const cancel = () => {
    cancelling = pool.query('SELECT pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined);
  };
  signal.addEventListener('abort', cancel, { once: true });
  return async () => {
    signal.removeEventListener('abort', cancel);
    // Waited for, so that it cannot hit the connection's next user.
    await cancelling;
  };
}
