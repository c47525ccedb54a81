import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { exampleMeasures } from '@canopy/covertype';
import type { LoadLimits, Service } from '@canopy/service-kit';
import { afterEach, expect, it } from 'vitest';
import { aTestApp, batchLimits } from './testing/a-test-app.js';
import { serveVersion } from './testing/serve-version.js';
import { someModelFiles } from './testing/some-model-files.js';

const mostDelayMs = 600_000;
const headers = { 'content-type': 'application/json' };

let app: Service;
afterEach(() => app.close());

async function aService(loadLimits: LoadLimits): Promise<Service> {
  const test = await aTestApp({ loadLimits });
  app = test.app;
  await serveVersion(test, '1', someModelFiles());
  return app;
}

it('answers what it can of a burst, sends the rest away at once, and is well afterwards', async () => {
  const burst = 120;
  await aService({ mostInFlight: 8, mostDelayMs });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask = (query: string) =>
    fetch(`${address}/predict${query}`, { method: 'POST', headers, body: JSON.stringify(exampleMeasures) });

  const asked = Array.from({ length: burst }, () => ask('?explain=true'));
  const health = await fetch(`${address}/health`);
  const answers = await Promise.all(asked);

  const served = answers.filter(({ status }) => status === 200);
  const sentAway = answers.filter(({ status }) => status === 503);
  expect(served.length).toBeGreaterThan(0);
  expect(sentAway.length).toBeGreaterThan(0);
  expect(served.length + sentAway.length).toBe(burst);
  for (const answer of sentAway) expect(answer.headers.get('retry-after')).toBe('1');
  expect(health.status).toBe(200);
  expect((await ask('')).status).toBe(200);
});

it.each([
  ['/predict?explain=true', exampleMeasures],
  ['/v1/models/a_model:explain', { instances: [exampleMeasures] }],
])(
  'sends explanations away by %s for which there is no room, and predicts all the same',
  async (url, payload) => {
    await aService({ mostInFlight: 10_000, mostDelayMs });

    // The thread that explains begins with the first of them, and takes longer for that than all of them to come.
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => app.inject({ method: 'POST', url, payload })),
    );
    const predicted = await app.inject({ method: 'POST', url: '/predict', payload: exampleMeasures });

    const sentAway = answers.filter(({ statusCode }) => statusCode === 503);
    expect(sentAway.length).toBeGreaterThan(0);
    expect(sentAway[0]?.headers['retry-after']).toBe('1');
    expect(sentAway[0]?.body).toMatch(/32 explanations are waited for already/);
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThanOrEqual(32);
    expect(predicted.statusCode).toBe(200);
  },
);

it('sends batches away while as many as allowed are answered, and takes them again afterwards', async () => {
  await aService({ mostInFlight: 10_000, mostDelayMs });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const rows = `${JSON.stringify(exampleMeasures)}\n`.repeat(512);
  const send = () =>
    app.inject({
      method: 'POST',
      url: '/predict/batch',
      payload: rows,
      headers: { 'content-type': 'application/x-ndjson' },
    });

  const open = await Promise.all(Array.from({ length: batchLimits.mostAtOnce }, () => openBatch(rows)));
  const away = await Promise.all(Array.from({ length: 40 }, send));
  const texts = await Promise.all(open.map(({ end }) => end()));

  for (const { statusCode, headers: answered } of away) {
    expect([statusCode, answered['retry-after']]).toEqual([503, '1']);
  }
  for (const text of texts) expect(text.match(/"cover_type"/g)).toHaveLength(512);
  expect((await send()).statusCode).toBe(200);
});

/** A batch whose first rows are answered and whose body has not ended. */
async function openBatch(rows: string) {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  let text = '';
  socket.on('data', (piece) => {
    text += piece;
  });
  socket.write(
    `POST /predict/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n${rows.length.toString(16)}\r\n${rows}\r\n`,
  );
  await once(socket, 'data');
  return {
    async end() {
      socket.write('0\r\n\r\n');
      await once(socket, 'close');
      return text;
    },
  };
}
