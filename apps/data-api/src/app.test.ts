import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '@canopy/service-kit';
import { createLogger } from '@canopy/service-kit/process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from './app.js';
import { readDataApiConfig } from './config.js';
import { createDependencies } from './dependencies.js';

let folder: string;
let app: Service;

async function start(): Promise<Service> {
  const config = readDataApiConfig({ P2_DATA_DIR: folder, MIN_UPDATE_TIME: '0' });
  return await buildApp(await createDependencies(config, createLogger('data-api', 'silent')));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-api-'));
  app = await start();
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('the data API', () => {
  it('answers a group with a tenth of its batch: thirteen texts a row', async () => {
    const answer = await app.inject('/data?group_number=3');

    expect(answer.statusCode).toBe(200);
    const body = answer.json();
    expect(Object.keys(body)).toEqual(['group_number', 'batch_number', 'data']);
    expect(body).toMatchObject({ group_number: 3, batch_number: 0 });
    expect(body.data).toHaveLength(228);
    expect(body.data.every((row: string[]) => row.length === 13)).toBe(true);
  });

  it('goes on where it was before a restart of the service', async () => {
    await app.inject('/data?group_number=3');
    await app.close();
    app = await start();

    const answer = await app.inject('/data?group_number=3');

    expect(answer.json().batch_number).toBe(1);
  });

  it('answers 400 with a code once a group has been given everything, until it is started again', async () => {
    for (let batch = 0; batch < 10; batch++) await app.inject('/data?group_number=1');

    const exhausted = await app.inject('/data?group_number=1');
    const restarted = await app.inject('/restart_data_generation?group_number=1');
    const again = await app.inject('/data?group_number=1');

    expect(exhausted.statusCode).toBe(400);
    expect(exhausted.json()).toEqual({
      detail:
        'All the information has been collected: group 1 has been given its 10 batches. GET /restart_data_generation?group_number=1 starts it again.',
      code: 'exhausted',
    });
    expect(restarted.json()).toEqual({ status: 'ok', message: 'Group 1 starts again with batch 0.' });
    expect(again.json().batch_number).toBe(0);
  });

  it.each(['/data?group_number=0', '/data?group_number=11', '/data?group_number=x', '/data'])(
    'answers %s with what a group is',
    async (url) => {
      const answer = await app.inject(url);

      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({ detail: 'group_number must be a whole number from 1 to 10.' });
    },
  );

  it('says which file is damaged instead of starting silently again', async () => {
    await writeFile(join(folder, 'group-3.json'), '{"format');

    const answer = await app.inject('/data?group_number=3');

    expect(answer.statusCode).toBe(409);
    expect(answer.json().detail).toContain(join(folder, 'group-3.json'));
  });

  it('has a banner, a health check, metrics and documentation', async () => {
    const health = await app.inject('/health');
    const docs = await app.inject('/docs/json');

    expect(health.json()).toEqual({ status: 'healthy', rows: 22_849 });
    expect(Object.keys(docs.json().paths)).toEqual(['/', '/health', '/data', '/restart_data_generation']);
    expect((await app.inject('/')).json()).toMatchObject({ service: 'Canopy data API' });
    expect((await app.inject('/metrics')).body).toContain('process_cpu_seconds_total');
    expect((await app.inject('/nothing')).json()).toEqual({ detail: 'There is nothing at GET /nothing.' });
  });
});
