import { describe, expect, it } from 'vitest';
import { createMlflowClient } from './create-mlflow-client.js';
import { MlflowError } from './http/mlflow-error.js';

interface Seen {
  method: string;
  url: string;
  headers: Headers;
  body: unknown;
}

interface Answer {
  status?: number;
  json?: unknown;
  text?: string;
}

const aClient = (...answers: Answer[]) => aPatientClient(0, ...answers);

/** A client whose server answers with `answers`, one after the other, and what was asked of it. */
function aPatientClient(retries: number, ...answers: Answer[]) {
  const seen: Seen[] = [];
  const client = createMlflowClient({
    baseUrl: 'http://tracking.test/',
    retries,
    fetch: async (url, init) => {
      const body = typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body;
      seen.push({ method: init?.method ?? '', url: String(url), headers: new Headers(init?.headers), body });
      const { status = 200, json = {}, text = JSON.stringify(json) } = answers[seen.length - 1] ?? {};
      return new Response(text, { status });
    },
  });
  return { client, seen };
}

const info = {
  run_id: 'a'.repeat(32),
  run_uuid: 'a'.repeat(32),
  run_name: 'quiet-owl-1',
  experiment_id: '1',
  status: 'RUNNING',
  start_time: 5,
  artifact_uri: 'mlflow-artifacts:/1/aaa/artifacts',
  lifecycle_stage: 'active',
};
const experiment = {
  experiment_id: '7',
  name: 'covertype',
  artifact_location: 'mlflow-artifacts:/7',
  lifecycle_stage: 'active',
  creation_time: 1,
  last_update_time: 1,
};
const refusal = (status: number, error_code: string, message = 'no') => ({
  status,
  json: { error_code, message },
});

describe('createMlflowClient', () => {
  it('creates a run with its idempotency key and fills in the lists that the answer leaves out', async () => {
    const { client, seen } = aClient({ json: { run: { info, data: {} } } });

    const run = await client.runs.create({
      experimentId: '1',
      startTime: 5,
      tags: { role: 'candidate' },
      idempotencyKey: 'tick-1',
    });

    expect(run.data).toEqual({ metrics: [], params: [], tags: [] });
    expect(run.info.user_id).toBe('');
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: 'http://tracking.test/api/2.0/mlflow/runs/create',
      body: { experiment_id: '1', start_time: 5, tags: [{ key: 'role', value: 'candidate' }] },
    });
    expect(seen[0]?.headers.get('idempotency-key')).toBe('tick-1');
  });

  it('reads metrics that are no finite numbers', async () => {
    const metrics = [
      { key: 'a', value: 'NaN', timestamp: 1 },
      { key: 'b', value: '-Infinity', timestamp: 1, step: 2 },
    ];
    const { client } = aClient({ json: { run: { info, data: { metrics } } } });

    const run = await client.runs.get(info.run_id);

    expect(run.data.metrics).toEqual([
      { key: 'a', value: Number.NaN, timestamp: 1, step: 0 },
      { key: 'b', value: Number.NEGATIVE_INFINITY, timestamp: 1, step: 2 },
    ]);
  });

  it('writes metrics that are no finite numbers as words', async () => {
    const { client, seen } = aClient();

    await client.runs.logBatch('r', { metrics: [{ key: 'a', value: Number.NaN, timestamp: 1 }] });

    expect(seen[0]?.body).toMatchObject({ metrics: [{ key: 'a', value: 'NaN', timestamp: 1 }] });
  });

  it('finds the experiment that another process made in the meantime', async () => {
    const { client } = aClient(
      refusal(404, 'RESOURCE_DOES_NOT_EXIST'),
      refusal(400, 'RESOURCE_ALREADY_EXISTS'),
      { json: { experiment } },
    );

    expect(await client.experiments.getOrCreate('covertype')).toMatchObject({ experiment_id: '7', tags: [] });
  });

  it('answers with undefined for a missing alias, and throws what else is wrong with the request', async () => {
    const missing = refusal(400, 'INVALID_PARAMETER_VALUE', 'Registered model alias champion not found.');
    const { client } = aClient(missing, refusal(400, 'INVALID_PARAMETER_VALUE', 'No such parameter.'));

    expect(await client.modelVersions.getByAlias('m', 'champion')).toBeUndefined();
    await expect(client.modelVersions.getByAlias('m', 'champion')).rejects.toThrow('No such parameter.');
  });

  it('puts an artifact where its URI says, each segment encoded', async () => {
    const { client, seen } = aClient();
    const body = new Uint8Array([1, 2]);

    await client.artifacts.upload({ artifactUri: info.artifact_uri }, 'model/a b#c.bin', body);

    expect(seen[0]).toMatchObject({
      method: 'PUT',
      url: 'http://tracking.test/api/2.0/mlflow-artifacts/artifacts/1/aaa/artifacts/model/a%20b%23c.bin',
      body,
    });
  });

  it('opens an artifact, and says how large it is and how others get it', async () => {
    const client = createMlflowClient({
      baseUrl: 'http://tracking.test/',
      token: 'secret',
      fetch: async () => new Response('leaves', { headers: { 'content-length': '6' } }),
    });

    const opened = await client.artifacts.open(info.artifact_uri, 'model/a.bin');

    expect(opened).toMatchObject({
      size: 6,
      address: {
        url: 'http://tracking.test/api/2.0/mlflow-artifacts/artifacts/1/aaa/artifacts/model/a.bin',
        headers: { authorization: 'Bearer secret' },
      },
    });
    expect(new TextDecoder().decode(await opened.read())).toBe('leaves');
  });

  it('refuses an artifact URI that the server does not hand out', async () => {
    const { client } = aClient();

    await expect(client.artifacts.download('s3://bucket/1', 'x')).rejects.toThrow('"s3://bucket/1"');
  });

  it.each([
    [refusal(503, 'TEMPORARILY_UNAVAILABLE'), 'TEMPORARILY_UNAVAILABLE', true],
    [refusal(400, 'INVALID_PARAMETER_VALUE'), 'INVALID_PARAMETER_VALUE', false],
    [{ status: 502, text: '<html>' }, 'BAD_ANSWER', true],
    [{ status: 404, text: '<html>' }, 'ENDPOINT_NOT_FOUND', false],
    [{ status: 200, text: '<html>' }, 'BAD_ANSWER', false],
  ])('reports %o as %s, retryable: %s', async (answer, errorCode, isRetryable) => {
    const { client } = aClient(answer);

    await expect(client.runs.get('r')).rejects.toMatchObject({ errorCode, isRetryable });
  });

  it('sends again what may be repeated, and only once what may not', async () => {
    const busy = refusal(503, 'TEMPORARILY_UNAVAILABLE');
    const read = aPatientClient(1, busy, { json: { experiment } });
    const keyed = aPatientClient(1, busy, { json: { run: { info } } });
    const created = aPatientClient(1, busy, { json: { experiment_id: '8' } });
    const run = { experimentId: '1', startTime: 5 };

    expect(await read.client.experiments.getByName('covertype')).toMatchObject({ experiment_id: '7' });
    expect((await keyed.client.runs.create({ ...run, idempotencyKey: 'k' })).info.run_id).toBe(info.run_id);
    await expect(created.client.experiments.create({ name: 'covertype' })).rejects.toMatchObject({
      status: 503,
    });

    expect([read, keyed, created].map(({ seen }) => seen.length)).toEqual([2, 2, 1]);
    expect(keyed.seen.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['k', 'k']);
  });

  it('reports a server that is away as UNREACHABLE, with the reason', async () => {
    const client = createMlflowClient({
      baseUrl: 'http://tracking.test',
      retries: 0,
      fetch: async () => {
        throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
      },
    });

    const error = await client.registeredModels.get('m').catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(MlflowError);
    expect(error).toMatchObject({ errorCode: 'UNREACHABLE', isRetryable: true, status: undefined });
    expect((error as MlflowError).message).toContain('connect ECONNREFUSED');
  });
});
