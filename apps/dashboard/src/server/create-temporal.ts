import { Client, Connection } from '@temporalio/client';
import { Problem } from './problem';

export interface Temporal {
  namespace: string;
  /** Runs `ask` with a deadline; a Temporal that is away becomes the problem `temporal_unreachable`. */
  ask<Answer>(ask: (client: Client) => Promise<Answer>): Promise<Answer>;
}

const deadlineMs = 2500;

/** Talks to Temporal over one connection, which is made when it is first needed. */
export function createTemporal(options: { address: string; namespace: string; now: () => number }): Temporal {
  const connection = Connection.lazy({
    address: options.address,
    connectTimeout: deadlineMs,
    // gRPC's own back-off grows to two minutes, which would show a server as down long after it is back.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 2000 },
  });
  const client = new Client({ connection, namespace: options.namespace });
  return {
    namespace: options.namespace,
    async ask(ask) {
      try {
        return await client.withDeadline(options.now() + deadlineMs, () => ask(client));
      } catch (error) {
        if (error instanceof Error && error.name === 'NamespaceNotFoundError') {
          throw new Problem('namespace_missing', options.namespace, error);
        }
        if (isUnreachable(error)) throw new Problem('temporal_unreachable', options.address, error);
        throw error;
      }
    },
  };
}

/** gRPC's CANCELLED, DEADLINE_EXCEEDED and UNAVAILABLE: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const unreachableCodes = new Set<unknown>([1, 4, 14]);

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isOfConnection = 'code' in error && unreachableCodes.has(error.code);
  return isOfConnection || error.message.includes('Failed to connect') || isUnreachable(error.cause);
}
