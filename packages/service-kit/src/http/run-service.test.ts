import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { aTestService } from '../testing/a-test-service.js';
import { runService } from './run-service.js';

it('closes once what is under way is answered, also where the client keeps its connection', async () => {
  const app = await aTestService();
  const body = new PassThrough();
  app.get('/slow', () => body);
  await runService(app, { host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  body.write('first ');
  const request = get({ host: '127.0.0.1', port, path: '/slow', agent });
  const [answer]: IncomingMessage[] = await once(request, 'response');

  const closed = app.close();
  setTimeout(() => body.end('last'), 50);

  expect(answer && (await text(answer))).toBe('first last');
  await closed;
}, 10_000);
