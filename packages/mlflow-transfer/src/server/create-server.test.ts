import { Nothing } from '@canopy/mlflow-client';
import { describe, expect, it } from 'vitest';
import { createServer } from './create-server.js';

/** A server that answers with these statuses, one after the other and then with 200, and what was asked of it. */
function aServer(...statuses: number[]) {
  const seen: { path: string; authorization: string | null }[] = [];
  const server = createServer({
    url: 'http://old.test:5000/',
    username: 'me',
    password: 'of mine',
    fetch: async (url, init) => {
      const authorization = new Headers(init?.headers).get('authorization');
      seen.push({ path: new URL(String(url)).pathname, authorization });
      return new Response('{}', { status: statuses[seen.length - 1] ?? 200 });
    },
  });
  return { server, seen };
}

const stream = () => new Blob(['leaf']).stream();

describe('createServer', () => {
  it('says who asks with every exchange, files included', async () => {
    const { server, seen } = aServer();

    await server.call('GET', 'runs/get', { run_id: 'r' }, Nothing);
    await (await server.download('/get-artifact?run_id=r&path=a')).cancel();
    await server.upload('/api/2.0/mlflow-artifacts/artifacts/a', stream());

    expect(seen.map(({ path }) => path)).toEqual([
      '/api/2.0/mlflow/runs/get',
      '/get-artifact',
      '/api/2.0/mlflow-artifacts/artifacts/a',
    ]);
    // printf 'me:of mine' | base64
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(
      new Set(['Basic bWU6b2YgbWluZQ==']),
    );
  });

  it('asks a busy server again, but makes nothing twice', async () => {
    const [logging, making] = [aServer(503), aServer(503)];

    await logging.server.call('POST', 'runs/log-batch', { run_id: 'r' }, Nothing);
    const made = making.server.call('POST', 'runs/create', {}, Nothing);

    await expect(made).rejects.toMatchObject({ status: 503 });
    expect([logging.seen.length, making.seen.length]).toEqual([2, 1]);
  });

  it('tells a server that takes no times from one that cannot take them now', async () => {
    expect(await aServer().server.setTimes({})).toBe(true);
    expect(await aServer(404).server.setTimes({})).toBe(false);
    await expect(aServer(401).server.setTimes({})).rejects.toMatchObject({ status: 401 });
  });
});
