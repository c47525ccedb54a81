import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

const proxy = '/api/2.0/mlflow-artifacts';
const post = async (url: string, payload: object) => {
  const response = await tracking.app.inject({ method: 'POST', url: `${proxy}/${url}`, payload });
  return { status: response.statusCode, body: response.json() };
};
const aRun = async (): Promise<string> =>
  (await tracking.ask('POST', 'runs/create', { experiment_id: '0' })).run.info.run_id;

describe('an upload in parts', () => {
  it('goes straight to the store, and the download too', async () => {
    const folder = randomUUID();
    const path = '/home/somebody/big file.bin';
    const { body } = await post(`mpu/create/${folder}`, { path, num_parts: 2 });
    const bodies = [new Uint8Array(5 * 1024 * 1024), new Uint8Array(3)];
    const parts = [];
    for (const { url, part_number } of body.credentials) {
      const sent = await fetch(url, { method: 'PUT', body: bodies[part_number - 1] ?? '' });
      parts.push({ part_number, etag: sent.headers.get('etag'), url });
    }

    const completed = await post(`mpu/complete/${folder}`, { path, upload_id: body.upload_id, parts });

    expect(completed).toEqual({ status: 200, body: {} });
    const answer = await tracking.app.inject({ url: `${proxy}/presigned/${folder}/big%20file.bin` });
    expect(answer.json()).toMatchObject({ file_size: 5 * 1024 * 1024 + 3 });
    expect((await (await fetch(answer.json().url)).arrayBuffer()).byteLength).toBe(5 * 1024 * 1024 + 3);
  });

  it('is gone when it is aborted', async () => {
    const { body } = await post('mpu/create', { path: 'x.bin' });
    const aborted = await post('mpu/abort', { path: 'x.bin', upload_id: body.upload_id });

    const { status } = await post('mpu/complete', {
      path: 'x.bin',
      upload_id: body.upload_id,
      parts: [{ part_number: 1, etag: 'x' }],
    });

    expect(aborted.status).toBe(200);
    expect(status).toBe(400);
  });

  it.each([
    ['mpu/create/d', { path: '../../x' }],
    ['mpu/create/d', { path: '..%252f..%252fx' }],
    ['mpu/create/d', { path: 'a/..' }],
    ['mpu/create/..%2f..%2fd', { path: 'x' }],
    ['mpu/create/d', { path: 'x', num_parts: 10_001 }],
    ['mpu/complete/d', { path: '../x', upload_id: 'u', parts: [{ part_number: 1, etag: 'e' }] }],
    ['mpu/complete/d', { path: 'x', upload_id: 'none', parts: [{ part_number: 1, etag: 'e' }] }],
    ['mpu/complete/d', { path: 'x', upload_id: 'none', parts: [] }],
    ['mpu/abort/d', { path: '..\\x', upload_id: 'u' }],
    ['mpu/abort/d', { path: 'x', upload_id: '.' }],
    ['mpu/abort/d', { path: 'x', upload_id: '..' }],
  ])('refuses %s %j', async (url, payload) => {
    expect((await post(url, payload)).status).toBe(400);
  });
});

describe('addresses in a store of the client', () => {
  it('are refused for what this server hands out itself', async () => {
    const run_id = await aRun();
    const upload = await tracking.call('POST', 'artifacts/presigned-upload-url', { run_id, path: 'x' });
    const download = await tracking.call('POST', 'artifacts/presigned-download-url', { run_id, path: 'x' });
    const both = await tracking.call('POST', 'artifacts/presigned-upload-url', {
      run_id,
      model_id: 'm-1',
      path: 'x',
    });

    expect([upload.status, download.status, both.status]).toEqual([400, 400, 400]);
    expect(upload.body.message).toContain('not supported for proxied artifact storage');
    expect(both.body.message).toBe('Exactly one of run_id and model_id must be provided.');
  });
});

describe('upload-artifact', () => {
  const send = (query: Record<string, string>, payload: string | Buffer = '') =>
    tracking.app.inject({ method: 'POST', url: '/ajax-api/2.0/mlflow/upload-artifact', query, payload });

  it('writes one small file of a run', async () => {
    const run_uuid = await aRun();

    const { statusCode } = await send({ run_uuid, path: 'a/b.txt' }, 'hello');

    expect(statusCode).toBe(200);
    const read = await tracking.app.inject({ url: '/get-artifact', query: { run_uuid, path: 'a/b.txt' } });
    expect(read.body).toBe('hello');
  });

  it('says what is missing or wrong', async () => {
    const run_uuid = await aRun();
    const message = async (query: Record<string, string>, payload?: string | Buffer) =>
      (await send(query, payload)).json().message;

    expect(await message({})).toBe('Request must specify run_uuid.');
    expect(await message({ run_uuid, path: '' })).toBe('Request must specify path.');
    expect(await message({ run_uuid, path: '../x' })).toBe('Invalid path');
    expect(await message({ run_uuid, path: 'x' })).toBe('Request must specify data.');
    expect(await message({ run_uuid, path: 'x' }, Buffer.alloc(10 * 1024 * 1024 + 1))).toBe(
      'Artifact size is too large. Max size is 10MB.',
    );
  });
});
