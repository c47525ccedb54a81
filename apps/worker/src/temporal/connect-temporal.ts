import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { TrainerConfig } from '../trainer-config.js';
import { ensureSearchAttributes } from './ensure-search-attributes.js';
import { installRuntime } from './install-runtime.js';
import { reach } from './reach.js';

/** Connects to a Temporal server that may still be starting, once a process, and readies the namespace. */
export async function connectTemporal(
  { address, namespace, metricsAddress }: TrainerConfig['temporal'],
  logger: Logger,
): Promise<NativeConnection> {
  installRuntime(logger, metricsAddress);
  const part = `Temporal at ${address} (TEMPORAL_ADDRESS)`;
  const connection = await reach(part, () => NativeConnection.connect({ address }), { logger });
  await reach(part, () => ensureSearchAttributes(connection, namespace), { logger });
  return connection;
}
