import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { needEnvironment } from '@canopy/database/testing';
import { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { ensureSearchAttributes } from '../temporal/ensure-search-attributes.js';

export interface TestNamespace {
  connection: NativeConnection;
  client: Client;
  namespace: string;
  remove(): Promise<void>;
}

/**
 * A namespace of its own on the server at TEMPORAL_ADDRESS, so that queues and schedules are nobody else's.
 * Once a process, for it also quiets the SDK: failures on purpose are not worth a line.
 */
export async function aNamespace(): Promise<TestNamespace> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: needEnvironment('TEMPORAL_ADDRESS') });
  const namespace = `worker-test-${randomUUID()}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  const client = new Client({ connection, namespace });
  await untilKnown(() => client.workflow.count());
  await ensureSearchAttributes(connection, namespace);
  await untilKnown(() => client.workflow.count(`BatchId = 'none'`));
  return {
    connection,
    client,
    namespace,
    async remove() {
      await connection.operatorService.deleteNamespace({ namespace });
      await connection.close();
    },
  };
}

/** The server's parts learn of a new namespace one after the other. */
async function untilKnown(ask: () => Promise<unknown>): Promise<void> {
  for (let attempts = 100; ; attempts--) {
    try {
      await ask();
      return;
    } catch (error) {
      if (attempts === 0) throw error;
      await setTimeout(200);
    }
  }
}
