import type { Client } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { readDashboardConfig } from '../../config';
import { Problem } from '../../server/problem';
import { listProbes } from './list-probes';
import type { ServiceHealth, Verdict } from './service-health';

const nowMs = 1_000_000_000;

interface World {
  environment?: Record<string, string>;
  /** Seconds since workers last asked for work; undefined while Temporal is away. */
  silence?: number | undefined;
  answer?: (url: string) => Response;
}

/** What the probe of one service finds in a system where everything else is well. */
function find(id: ServiceHealth['id'], world: World = {}): Promise<Verdict> {
  const { environment = {}, answer = () => new Response('ok') } = world;
  const silence = 'silence' in world ? world.silence : 5;
  const client = {
    workflowService: {
      describeTaskQueue: async () => ({
        pollers: [{ lastAccessTime: { seconds: nowMs / 1000 - (silence ?? 0) } }],
      }),
    },
  } as unknown as Client;
  const probes = listProbes({
    config: readDashboardConfig({ DATABASE_URL: 'postgresql://me:secret@db:5432/canopy', ...environment }),
    temporal: {
      namespace: 'default',
      ask: async (act) => {
        if (silence === undefined) throw new Problem('temporal_unreachable');
        return act(client);
      },
    },
    askDatabase: async () => [],
    fetch: async (url) => answer(String(url)),
    now: () => nowMs,
  });
  const found = probes.find((target) => target.id === id);
  if (found === undefined) throw new Error(`There is no probe of ${id}.`);
  return found.look(AbortSignal.timeout(1000));
}

describe('the probes', () => {
  it('believe a worker that Temporal hears from', async () => {
    expect(await find('worker')).toEqual({ state: 'up' });
    expect((await find('worker', { silence: 100 })).state).toBe('down');
  });

  it('do not blame the worker for a Temporal that is away', async () => {
    expect(await find('worker', { silence: undefined })).toEqual({ state: 'waiting' });
  });

  it('ask the worker itself where its address is known', async () => {
    const environment = { WORKER_URL: 'http://worker:8081/' };
    const answer = (url: string) =>
      new Response('', { status: url === 'http://worker:8081/health' ? 503 : 200 });

    expect((await find('worker', { environment, answer })).state).toBe('down');
    expect((await find('worker', { environment })).state).toBe('up');
  });

  it('take any answer of an object store for life, since it refuses whom it does not know', async () => {
    expect((await find('objectStore', { answer: () => new Response('', { status: 403 }) })).state).toBe('up');
    expect((await find('objectStore', { answer: () => new Response('', { status: 502 }) })).state).toBe(
      'down',
    );
  });

  it('never show the password of the database', () => {
    const config = readDashboardConfig({ DATABASE_URL: 'postgresql://me:secret@db:5432/canopy' });
    const tools = { config, temporal: { namespace: 'default', ask: () => Promise.reject(new Error()) } };
    const probes = listProbes({ ...tools, askDatabase: async () => [], fetch, now: () => nowMs });

    expect(JSON.stringify(probes)).not.toContain('secret');
    expect(probes.find(({ id }) => id === 'database')?.address).toBe('db:5432/canopy');
  });
});
