import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleMeasures } from '@canopy/covertype';
import { expect, it, onTestFinished } from 'vitest';
import { aTestApp, batchLimits } from '../../testing/a-test-app.js';
import { serveVersion } from '../../testing/serve-version.js';
import { someModelFiles } from '../../testing/some-model-files.js';

const everyMs = 400;
const head =
  'POST /predict/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n';
// Several blocks of those that are answered in one go.
const rows = `${JSON.stringify(exampleMeasures)}\n`.repeat(512);
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

/** A connection to a server that wants 2 kB each 400 ms, and what has come over it. */
async function aConnection(): Promise<{ socket: Socket; received: () => string; ended: Promise<unknown> }> {
  const { app, registry } = await aTestApp({
    batches: { ...batchLimits, mostRows: 10_000, pace: { everyMs, leastBytes: 2000 } },
  });
  onTestFinished(() => app.close());
  await serveVersion({ app, registry }, '1', someModelFiles());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  // A byte that was on its way when the connection ended is answered by its reset.
  socket.on('error', () => undefined);
  return { socket, received: () => text, ended: once(socket, 'close') };
}

async function drip(socket: Socket): Promise<void> {
  while (!socket.destroyed) {
    socket.write(chunk(' '));
    await sleep(everyMs / 4);
  }
}

it('answers a batch that comes slowly and steadily, however long it takes', async () => {
  const { socket, received, ended } = await aConnection();

  socket.write(head);
  for (let block = 0; block < 5; block++) {
    socket.write(chunk(rows));
    await sleep(everyMs / 2);
  }
  socket.write('0\r\n\r\n');
  await ended;

  expect(received()).toMatch(/^HTTP\/1\.1 200 /);
  expect(received().match(/"cover_type"/g)).toHaveLength(5 * 512);
});

it('gives up a batch whose rows drip in, with 408 while nothing is answered yet', async () => {
  const { socket, received, ended } = await aConnection();

  socket.write(head);
  await Promise.all([drip(socket), ended]);

  expect(received()).toMatch(/^HTTP\/1\.1 408 /);
});

it('breaks off a batch whose rows drip in when answers have begun', async () => {
  const { socket, received, ended } = await aConnection();

  socket.write(head + chunk(rows));
  await Promise.all([drip(socket), ended]);

  expect(received()).toMatch(/^HTTP\/1\.1 200 /);
  // The end of an answer in chunks.
  expect(received()).not.toMatch(/\r\n0\r\n\r\n$/);
});
