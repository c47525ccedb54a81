import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { exampleMeasures } from '@canopy/covertype';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTestApp } from '../../testing/a-test-app.js';
import { serveVersion } from '../../testing/serve-version.js';
import { someModelFiles } from '../../testing/some-model-files.js';

const { app, registry } = await aTestApp();
const calibration = { method: 'temperature', temperature: 2 } as const;
beforeAll(async () => {
  await serveVersion({ app, registry }, '3', someModelFiles({ calibration }));
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

const id = /"prediction_id":"[\da-f-]{36}"/;

/** Status, headers and body, as they come to a request that is sent in one piece. */
async function askWhole(body: string) {
  const length = Buffer.byteLength(body);
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  socket.write(
    `POST /predict HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`,
  );
  const [answer] = (await once(socket, 'data')) as [string];
  socket.destroy();
  const [head = '', text = ''] = answer.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.toLowerCase().split(': ')));
  return { status: Number(status.split(' ')[1]), headers, text: text.replace(id, '') };
}

/** The same of the route. */
async function askRoute(payload: string) {
  const headers = { 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url: '/predict', headers, payload });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body.replace(id, '') };
}

const ofConnection = { date: undefined, connection: undefined, 'keep-alive': undefined };

async function expectSame(body: string): Promise<void> {
  const [whole, route] = [await askWhole(body), await askRoute(body)];
  expect({ ...whole, headers: { ...whole.headers, ...ofConnection } }).toEqual({
    ...route,
    headers: { ...route.headers, ...ofConnection },
  });
}

describe('a prediction that is answered at once', () => {
  it.each([
    ['a plain row', exampleMeasures],
    ['digits in texts', { ...exampleMeasures, elevation: ' 2100 ' }],
    ['more fields than there are measures', { ...exampleMeasures, 'tree "é"': 5 }],
    ['numbers for names', { ...exampleMeasures, wilderness_area: 1, soil_type: 7745 }],
    ['an area that the model does not know', { ...exampleMeasures, wilderness_area: 'Atlantis' }],
    ['a measure that is missing', { ...exampleMeasures, slope: undefined }],
  ])('is to the byte what the route answers to %s', (_what, row) => expectSame(JSON.stringify(row)));

  it('is what the route answers to a field that is given twice, and to what is no JSON', async () => {
    await expectSame(JSON.stringify(exampleMeasures).replace('{', '{"slope":1,'));
    await expectSame('{"elevation":');
  });

  it('is what the route answers to any row', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: -90, max: 200 }),
        (elevation, slope) => expectSame(JSON.stringify({ ...exampleMeasures, elevation, slope })),
      ),
      { numRuns: 50, seed: 1 },
    ));
});
