import type { AddressInfo } from 'node:net';
import { createMlflowClient, MlflowError } from '@canopy/mlflow-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';
import { openGate } from './testing/open-gate.js';

const apps: TestApp[] = [];
const clientOf = async (environment: NodeJS.ProcessEnv) => {
  const tracking = await createTestApp(environment);
  apps.push(tracking);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = tracking.app.server.address() as AddressInfo;
  return createMlflowClient({ baseUrl: `http://127.0.0.1:${port}` });
};
let client: Awaited<ReturnType<typeof clientOf>>;
beforeAll(async () => {
  client = await clientOf(process.env);
});
afterAll(async () => {
  await Promise.all(apps.map(({ app }) => app.close()));
});

describe('the client against the server', () => {
  it('gets or makes one experiment, however many ask', async () => {
    const name = aName('client');

    const made = await Promise.all(
      Array.from({ length: 6 }, () => client.experiments.getOrCreate(name, { a: 'b' })),
    );

    expect(new Set(made.map(({ experiment_id }) => experiment_id)).size).toBe(1);
    expect(made[0]?.tags).toEqual([{ key: 'a', value: 'b' }]);
    expect(await client.experiments.getByName(aName('none'))).toBeUndefined();
  });

  it('keeps a run with all that was logged', async () => {
    const { experiment_id } = await client.experiments.getOrCreate(aName('client'));
    const run = await client.runs.create({ experimentId: experiment_id, runName: 'r', startTime: 1 });
    const runId = run.info.run_id;
    const params = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`p${index}`, String(index)]),
    );

    await client.runs.logBatch(runId, {
      params,
      metrics: [{ key: 'm', value: Number.NaN, timestamp: 3 }],
      tags: { role: 'candidate' },
    });
    await client.runs.update({ runId, status: 'FINISHED', endTime: 9 });

    const { runs } = await client.runs.search({
      experimentIds: [experiment_id],
      filter: "tags.role = 'candidate' AND params.p149 = '149'",
    });
    expect(runs).toHaveLength(1);
    expect(runs[0]?.info).toMatchObject({ status: 'FINISHED', end_time: 9 });
    expect(runs[0]?.data.metrics).toEqual([{ key: 'm', value: Number.NaN, timestamp: 3, step: 0 }]);
    expect(runs[0]?.data.params).toHaveLength(150);
    expect(await client.runs.metricHistory(runId, 'm')).toHaveLength(1);
  });

  it('uploads, lists and downloads artifacts', async () => {
    const run = await client.runs.create({ experimentId: '0', startTime: 1 });
    const artifactUri = run.info.artifact_uri;
    const bytes = new Uint8Array([0, 1, 254, 255]);

    await client.artifacts.upload({ artifactUri }, 'model/ñ #1.bin'.replace('#', '№'), bytes);

    expect(await client.artifacts.list(run.info.run_id, 'model')).toEqual([
      { path: 'model/ñ №1.bin', is_dir: false, file_size: 4 },
    ]);
    expect(await client.artifacts.download(artifactUri, 'model/ñ №1.bin')).toEqual(bytes);
    await expect(client.artifacts.download(artifactUri, 'none')).rejects.toMatchObject({
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
      isRetryable: false,
    });
  });

  it('registers versions and follows an alias', async () => {
    const name = aName('model');
    await Promise.all(Array.from({ length: 4 }, () => client.registeredModels.getOrCreate(name)));
    const version = await client.modelVersions.create({ name, source: 's3://b/x', tags: { a: 'b' } });

    expect(await client.modelVersions.getByAlias(name, 'champion')).toBeUndefined();
    await client.registeredModels.setAlias(name, 'champion', version.version);
    await client.modelVersions.setTag(name, version.version, 'c', 'd');

    expect(await client.modelVersions.getByAlias(name, 'champion')).toMatchObject({
      version: '1',
      aliases: ['champion'],
      tags: [
        { key: 'a', value: 'b' },
        { key: 'c', value: 'd' },
      ],
    });
    expect((await client.modelVersions.search({ filter: `name = '${name}'` })).modelVersions).toHaveLength(1);
    expect(
      (await client.registeredModels.search({ filter: `name = '${name}'` })).registeredModels,
    ).toHaveLength(1);
    await client.registeredModels.deleteAlias(name, 'champion');
    expect((await client.registeredModels.get(name))?.aliases).toEqual([]);
    await expect(client.registeredModels.setAlias(name, 'champion', '9')).rejects.toThrow(MlflowError);
  });
});

describe('events', () => {
  it('tell, in order, of aliases that another process moves', async () => {
    const other = await clientOf(process.env);
    const name = aName('model');
    await client.registeredModels.getOrCreate(name);
    for (let i = 0; i < 2; i++) await client.modelVersions.create({ name, source: 's3://b/x' });
    const controller = new AbortController();
    const seen: unknown[] = [];

    for await (const event of other.events(controller.signal)) {
      if (event === 'connected') {
        await client.registeredModels.setAlias(name, 'champion', '1');
        await client.registeredModels.setAlias(name, 'champion', '2');
        await client.registeredModels.deleteAlias(name, 'champion');
      } else if (event.name === name && seen.push(event.version) === 3) controller.abort();
    }

    expect(seen).toEqual(['1', '2', null]);
  });

  it('begin anew when Postgres was away, so that nothing is missed unnoticed', async () => {
    const gate = await openGate(process.env.DATABASE_URL ?? '');
    const other = await clientOf({ ...process.env, DATABASE_URL: gate.url });
    const name = aName('model');
    await client.registeredModels.getOrCreate(name);
    await client.modelVersions.create({ name, source: 's3://b/x' });
    const controller = new AbortController();
    let connections = 0;
    let version: string | null = null;

    for await (const event of other.events(controller.signal)) {
      if (event !== 'connected') {
        if (event.name === name) {
          ({ version } = event);
          controller.abort();
        }
      } else if (++connections === 1) {
        await gate.shut();
        await gate.open();
      } else await client.registeredModels.setAlias(name, 'champion', '1');
    }

    expect([connections, version]).toEqual([2, '1']);
  });

  it('end at once when the server closes', async () => {
    const tracking = await createTestApp(process.env);
    await tracking.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = tracking.app.server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/canopy/events`);
    const ended = response.text();

    const start = performance.now();
    await tracking.app.close();

    expect(await ended).toContain(': connected');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
