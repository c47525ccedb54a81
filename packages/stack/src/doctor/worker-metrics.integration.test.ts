import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { workerMetrics } from './worker-metrics.js';

describe('the doctor, about the figures of the worker', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  async function check(status: number, body: string) {
    const opened = createServer((_request, response) => response.writeHead(status).end(body));
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
    const { port } = opened.address() as AddressInfo;
    return workerMetrics(`http://127.0.0.1:${port}/metrics`, 'Look at the log.').run();
  }

  it('is content when the watch can be read', async () => {
    const found = await check(200, '# HELP x y\ncovertype_batches_held 0\ncovertype_watch_readable 1\n');

    expect(found).toMatchObject({ ok: true, detail: expect.stringMatching(/^2 figures at http/) });
  });

  it.each([
    [200, 'covertype_watch_readable 0\n', /cannot read the database/],
    [503, '', /HTTP 503/],
  ])('says what is wrong when it is answered with %i and %j', async (status, body, problem) => {
    expect(await check(status, body)).toEqual({
      ok: false,
      problem: expect.stringMatching(problem),
      next: 'Look at the log.',
    });
  });
});
