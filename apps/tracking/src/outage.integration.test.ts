import { createDatabase } from '@canopy/database';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';
import { type Gate, openGate } from './testing/open-gate.js';

let tracking: TestApp;
let gate: Gate;
afterEach(async () => {
  await tracking.app.close();
  await gate.shut();
});

const away = { error_code: 'TEMPORARILY_UNAVAILABLE' };

describe('the tracking server', () => {
  it('answers 503 while Postgres is away, and works again when it is back', async () => {
    gate = await openGate(process.env.DATABASE_URL ?? '');
    tracking = await createTestApp({ ...process.env, DATABASE_URL: gate.url });
    const create = () => tracking.call('POST', 'experiments/create', { name: aName('outage') });
    expect((await create()).status).toBe(200);

    await gate.shut();
    const health = await tracking.app.inject({ url: '/health' });
    const answers = [await create(), await tracking.call('GET', 'runs/get', { run_id: 'x' })];

    expect(health.statusCode).toBe(503);
    expect(health.json().message).toContain('Postgres');
    expect(health.headers['retry-after']).toBeDefined();
    expect(answers).toMatchObject([
      { status: 503, body: away },
      { status: 503, body: away },
    ]);
    await gate.open();
    expect((await create()).status).toBe(200);
    expect((await tracking.app.inject({ url: '/health' })).body).toBe('OK');
  });

  it('answers 503 and when to come back while every connection is taken, and goes on after that', async () => {
    gate = await openGate(process.env.DATABASE_URL ?? '');
    tracking = await createTestApp({ ...process.env, DATABASE_URL: gate.url });
    const { run } = await tracking.ask('POST', 'runs/create', {});
    const { run_id } = run.info;
    const holder = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
    const client = await holder.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM runs WHERE id = $1 FOR UPDATE', [run_id]);
    const waiting = Array.from({ length: 12 }, () =>
      tracking.call('POST', 'runs/update', { run_id, status: 'FINISHED' }),
    );

    const response = await tracking.app.inject({ url: '/api/2.0/mlflow/runs/get', query: { run_id } });

    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBeDefined();
    await client.query('COMMIT');
    client.release();
    await holder.close();
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await tracking.ask('GET', 'runs/get', { run_id });
  }, 30_000);

  it('answers 503 and when to come back while Postgres hangs, keeps half of nothing, and goes on after that', async () => {
    gate = await openGate(process.env.DATABASE_URL ?? '');
    const url = `${gate.url}?statement_timeout=300&query_timeout=500`;
    tracking = await createTestApp({ ...process.env, DATABASE_URL: url });
    // A busy Postgres may be as slow as one that hangs for the other.
    const patient = await createTestApp(process.env);
    onTestFinished(() => patient.app.close());
    const { experiment_id } = await patient.ask('POST', 'experiments/create', { name: aName('outage') });
    const { run } = await patient.ask('POST', 'runs/create', { experiment_id });
    const { run_id } = run.info;
    const statusOfRead = async () => (await tracking.call('GET', 'runs/get', { run_id })).status;
    await expect.poll(statusOfRead).toBe(200);
    gate.silence();

    const start = performance.now();
    const [read, written] = await Promise.all([
      tracking.app.inject({ url: '/api/2.0/mlflow/runs/get', query: { run_id } }),
      tracking.call('POST', 'runs/log-batch', { run_id, params: [{ key: 'a', value: '1' }] }),
    ]);

    expect(performance.now() - start).toBeLessThan(20_000);
    expect([read.statusCode, read.headers['retry-after']]).toEqual([503, '1']);
    expect(written).toMatchObject({ status: 503, body: away });
    await gate.shut();
    await gate.open();
    await expect.poll(statusOfRead).toBe(200);
    const after = await patient.ask('GET', 'runs/get', { run_id });
    expect(after.run.data.params).toBeUndefined();
  });

  it('answers 503 for artifacts while their store is away, and works again when it is back', async () => {
    gate = await openGate(process.env.MLFLOW_S3_ENDPOINT_URL ?? '');
    tracking = await createTestApp({ ...process.env, MLFLOW_S3_ENDPOINT_URL: gate.url });
    const url = '/api/2.0/mlflow-artifacts/artifacts/x';
    const put = () => tracking.app.inject({ method: 'PUT', url, payload: 'x' });
    expect((await put()).statusCode).toBe(200);

    await gate.shut();
    const refused = [await put(), await tracking.app.inject({ url })];

    for (const { statusCode, headers, json } of refused) {
      expect(statusCode).toBe(503);
      expect(json()).toMatchObject(away);
      expect(headers['retry-after']).toBeDefined();
    }
    expect((await tracking.app.inject({ url: '/health' })).body).toBe('OK');
    await gate.open();
    expect((await tracking.app.inject({ url })).body).toBe('x');
  });
});
