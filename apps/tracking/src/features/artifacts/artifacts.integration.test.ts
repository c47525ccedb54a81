import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => tracking.app.close());

const root = '/api/2.0/mlflow-artifacts/artifacts';
const put = (path: string, payload: Buffer | string, headers = {}) =>
  tracking.app.inject({ method: 'PUT', url: `${root}/${path}`, payload, headers });
const get = (path: string) => tracking.app.inject({ url: `${root}/${path}` });
const list = async (path: string) =>
  (await tracking.app.inject({ url: root, query: { path } })).json().files ?? [];
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the artifact proxy', () => {
  it('gives back what was put, whatever type it was said to be', async () => {
    const bytes = randomBytes(5000);

    const stored = await put('a/b/data.json', bytes, { 'content-type': 'application/json' });
    const read = await get('a/b/data.json');

    expect(stored.statusCode).toBe(200);
    expect(read.rawPayload).toEqual(bytes);
    expect(read.headers).toMatchObject({
      'content-length': '5000',
      'content-type': 'text/plain',
      'content-disposition': 'attachment; filename=data.json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('replaces, takes an empty file, and one whose name needs encoding', async () => {
    await put('a/again', 'first');
    await put('a/again', 'second');
    await put('a/empty', '');
    await put(`a/${encodeURIComponent('ñ 100% +&.txt')}`, 'odd');

    expect((await get('a/again')).body).toBe('second');
    expect((await get('a/empty')).body).toBe('');
    expect((await get(`a/${encodeURIComponent('ñ 100% +&.txt')}`)).body).toBe('odd');
    expect(await list('a')).toContainEqual({ path: 'ñ 100% +&.txt', is_dir: false, file_size: 3 });
  });

  it('streams a large upload without a length, and back', async () => {
    const chunk = randomBytes(1024 * 1024);
    const { port } = tracking.app.server.address() as AddressInfo;
    const upload = request({ port, method: 'PUT', path: `${root}/big/file.bin` });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      upload.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
    });
    for (let i = 0; i < 12; i++) upload.write(chunk);
    upload.end();

    expect(await answered).toBe(200);
    const back = Buffer.from(
      await (await fetch(`http://127.0.0.1:${port}${root}/big/file.bin`)).arrayBuffer(),
    );
    expect(sha256(back)).toBe(sha256(Buffer.concat(Array(12).fill(chunk))));
  });

  it.each([1024, 12 * 1024 * 1024])(
    'stores nothing of an upload that breaks off after %i bytes',
    async (bytes) => {
      const { port } = tracking.app.server.address() as AddressInfo;
      const path = `broken/${bytes}.bin`;
      const upload = request({ port, method: 'PUT', path: `${root}/${path}` });
      upload.on('error', () => undefined);
      await new Promise((resolve) => upload.write(randomBytes(bytes), resolve));
      await wait(200);
      upload.destroy();
      await wait(300);

      expect((await get(path)).statusCode).toBe(404);
      expect((await put(path, 'whole')).statusCode).toBe(200);
    },
  );

  it('lists folders by base names, and deletes them with all that is in them', async () => {
    for (const path of ['f/x', 'f/g/y', 'f/g/h/z']) await put(path, path);

    expect(await list('f')).toEqual([
      { path: 'g', is_dir: true },
      { path: 'x', is_dir: false, file_size: 3 },
    ]);
    expect(await list('f/x')).toEqual([]);
    expect(await list('nothing')).toEqual([]);
    expect((await get('f/g')).statusCode).toBe(400);
    const remove = (path: string) => tracking.app.inject({ method: 'DELETE', url: `${root}/${path}` });
    expect((await remove('f/g')).statusCode).toBe(200);
    expect((await remove('f/g')).statusCode).toBe(200);
    expect(await list('f')).toEqual([{ path: 'x', is_dir: false, file_size: 3 }]);
  });

  it('says what is not there', async () => {
    const { statusCode, body } = await get('no/such.txt');

    expect(statusCode).toBe(404);
    expect(JSON.parse(body)).toEqual({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: "No such artifact: 'no/such.txt'",
    });
  });

  it.each([
    '..%2f..%2fetc/passwd',
    '%252e%252e%252fx',
    'a/..%5c..%5cb',
    '%2fetc/passwd',
    'a%23b',
    'a%00b',
    'a/.%20',
    'a/..%c2%a0/b',
    'C:%5cx',
  ])('refuses %s by every verb', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const { statusCode, body } = await tracking.app.inject({
        method,
        url: `${root}/${path}`,
        payload: 'x',
      });

      expect([statusCode, JSON.parse(body).message]).toEqual([400, 'Invalid path']);
    }
  });

  it.each(['../x', '%2e%2e/x', 'a/%2E%2e/%2e%2e/x'])(
    'refuses %s, which clients resolve before they send it',
    async (path) => {
      const { port } = tracking.app.server.address() as AddressInfo;

      const status = await new Promise((resolve, reject) => {
        request({ port, path: `${root}/${path}` }, ({ statusCode }) => resolve(statusCode))
          .on('error', reject)
          .end();
      });

      expect(status).toBe(400);
    },
  );

  it.each(['x'.repeat(2000), `${'d/'.repeat(600)}x`])('refuses a path that no store takes', async (path) => {
    expect((await put(path, 'x')).statusCode).toBe(400);
  });
});

describe('artifacts of a run', () => {
  it('are listed by paths from its root, and handed out', async () => {
    const { run } = await tracking.ask('POST', 'runs/create', {});
    const { run_id, artifact_uri } = run.info;
    await put(`${artifact_uri.slice('mlflow-artifacts:/'.length)}/model/MLmodel`, 'flavors: {}');

    expect(await tracking.ask('GET', 'artifacts/list', { run_id })).toEqual({
      root_uri: artifact_uri,
      files: [{ path: 'model', is_dir: true }],
    });
    expect((await tracking.ask('GET', 'artifacts/list', { run_id, path: 'model' })).files).toEqual([
      { path: 'model/MLmodel', is_dir: false, file_size: 11 },
    ]);
    const read = await tracking.app.inject({
      url: '/get-artifact',
      query: { run_uuid: run_id, path: 'model/MLmodel' },
    });
    expect(read.body).toBe('flavors: {}');
    expect((await tracking.call('GET', 'artifacts/list', { run_id, path: '../..' })).body.message).toBe(
      'Invalid path',
    );
    expect((await tracking.call('GET', 'artifacts/list', { run_id: 'none' })).status).toBe(404);
  });
});
