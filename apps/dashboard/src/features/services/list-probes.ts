import { taskQueues } from '@canopy/pipeline-contract/names';
import type { DashboardConfig } from '../../config';
import type { Temporal } from '../../server/create-temporal';
import { Problem } from '../../server/problem';
import { judgeInference } from './judge-inference';
import { judgePollers } from './judge-pollers';
import type { Probe } from './probe';
import type { Verdict } from './service-health';

export interface ProbeTools {
  config: DashboardConfig;
  temporal: Temporal;
  askDatabase(): Promise<unknown>;
  fetch: typeof fetch;
  now: () => number;
}

// temporal.api.enums.v1.TaskQueueType: workflows are worked on in one queue, trainings in another.
const workedQueues = [
  { name: taskQueues.pipeline, taskQueueType: 1 },
  { name: taskQueues.training, taskQueueType: 2 },
];

/** One probe for each part of the system that this process can reach. */
export function listProbes({ config, temporal, askDatabase, fetch, now }: ProbeTools): Probe[] {
  const { addresses } = config;

  const answersOk = async (url: string, signal: AbortSignal): Promise<Verdict> => {
    const response = await fetch(url, { signal, cache: 'no-store' });
    await response.body?.cancel();
    if (response.ok) return { state: 'up' };
    return { state: 'down', detail: `answers ${response.status} ${response.statusText}`.trim() };
  };

  return [
    {
      id: 'dataApi',
      address: addresses.dataApi,
      look: (signal) => answersOk(`${addresses.dataApi}/`, signal),
    },
    {
      id: 'worker',
      address:
        addresses.worker ?? `${config.temporal.address} · ${workedQueues.map(({ name }) => name).join(', ')}`,
      async look(signal) {
        // Temporal goes on listing a worker that ended for a minute or more; the worker itself knows at once.
        if (addresses.worker === undefined) return lookAtPollers(temporal, now);
        const verdict = await answersOk(`${addresses.worker}/health`, signal);
        return verdict.state === 'up' ? lookAtPollers(temporal, now) : verdict;
      },
    },
    {
      id: 'database',
      address: withoutCredentials(config.databaseUrl),
      async look() {
        await askDatabase();
        return { state: 'up' };
      },
    },
    {
      id: 'objectStore',
      address: addresses.objectStore,
      async look(signal) {
        // Any S3 store answers something here without credentials, most of them 403.
        const response = await fetch(addresses.objectStore, {
          signal,
          cache: 'no-store',
          redirect: 'manual',
        });
        await response.body?.cancel();
        if (response.status < 500) return { state: 'up' };
        return { state: 'down', detail: `answers ${response.status}` };
      },
    },
    {
      id: 'temporal',
      address: config.temporal.address,
      async look() {
        const info = await temporal.ask((client) => client.workflowService.getSystemInfo({}));
        return { state: 'up', detail: `version ${info.serverVersion}` };
      },
    },
    {
      id: 'tracking',
      address: addresses.tracking,
      look: (signal) => answersOk(`${addresses.tracking}/health`, signal),
    },
    {
      id: 'inference',
      address: addresses.inference,
      async look(signal) {
        const response = await fetch(`${addresses.inference}/health`, { signal, cache: 'no-store' });
        if (!response.ok) return { state: 'down', detail: `answers ${response.status}` };
        return judgeInference(await response.json());
      },
    },
  ];
}

async function lookAtPollers(temporal: Temporal, now: () => number): Promise<Verdict> {
  const { namespace } = temporal;
  const queues = workedQueues.map(async ({ name, taskQueueType }) => {
    const { pollers } = await temporal.ask((client) =>
      client.workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType }),
    );
    return { name, askedMs: pollers.map(({ lastAccessTime }) => toMilliseconds(lastAccessTime)) };
  });
  try {
    return judgePollers(await Promise.all(queues), now());
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'temporal_unreachable')) throw error;
    return { state: 'waiting' };
  }
}

function toMilliseconds(time: { seconds?: unknown } | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1000;
}

function withoutCredentials(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
