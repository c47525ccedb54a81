import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { exampleMeasures } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTestApp } from '../../testing/a-test-app.js';
import type { FakeRegistry } from '../../testing/create-fake-registry.js';
import { serveVersion } from '../../testing/serve-version.js';
import { someModelFiles } from '../../testing/some-model-files.js';

const files = someModelFiles();
const place = { ...exampleMeasures, wilderness_area: 'Neota', soil_type: 'C7745' };
const csv = [Object.keys(place).join().toUpperCase(), Object.values(place).join(), '1,2', ''].join('\r\n');
const ndjson = [place, { ...place, slope: 91 }, place].map((row) => JSON.stringify(row)).join('\n');

let app: Service;
let registry: FakeRegistry;
beforeEach(async () => {
  ({ app, registry } = await aTestApp());
  await serveVersion({ app, registry }, '3', files);
});
afterEach(() => app.close());

const send = (payload: string | Buffer, headers: Record<string, string>, query = '') =>
  app.inject({ method: 'POST', url: `/predict/batch${query}`, payload, headers });
const linesOf = (body: string) =>
  body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('POST /predict/batch', () => {
  it('answers each row of a JSON list as /predict does', async () => {
    const single = (await app.inject({ method: 'POST', url: '/predict', payload: place })).json();

    const answer = await send(JSON.stringify([place, place]), { 'content-type': 'application/json' });

    expect(answer.statusCode).toBe(200);
    const { prediction_id, ...rest } = single;
    expect(answer.json()).toEqual([
      { ...rest, index: 0, prediction_id: expect.stringMatching(/-7/) },
      { ...rest, index: 1, prediction_id: expect.stringMatching(/-7/) },
    ]);
    expect(answer.body).not.toContain(prediction_id);
  });

  it('answers NDJSON in its own form, and tells of a bad row by its index', async () => {
    const answer = await send(ndjson, { 'content-type': 'application/x-ndjson' });

    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const [first, second, third] = linesOf(answer.body);
    expect([first, third]).toMatchObject([
      { index: 0, cover_type: 4 },
      { index: 2, cover_type: 4 },
    ]);
    expect(second).toEqual({
      index: 1,
      detail: [
        { loc: ['body', 'slope'], msg: 'Input should be less than or equal to 90', type: 'less_than_equal' },
      ],
    });
  });

  it('reads columns of CSV by the names in its header, and writes CSV', async () => {
    const answer = await send(csv, { 'content-type': 'text/csv; charset=utf-8' });

    const [header, first, second] = answer.body.split('\r\n');
    expect(header).toMatch(/^index,prediction_id,cover_type,.*,warnings,problems$/);
    expect(first).toMatch(/^0,[\da-f-]{36},4,Aspen,/);
    expect(second).toMatch(/^1,.*,"CSV error: expected 12 cells, found 2"$|^1,.*12 cells, found 2$/);
  });

  it('answers in the form that is asked for, whatever that of the rows', async () => {
    const asked = (accept: string) => send(csv, { 'content-type': 'text/csv', accept });

    expect((await asked('application/json')).json()).toHaveLength(2);
    expect(linesOf((await asked('text/html;q=0.9, application/x-ndjson')).body)).toHaveLength(2);
    expect((await asked('*/*')).headers['content-type']).toContain('text/csv');
    expect((await asked('image/png')).statusCode).toBe(406);
  });

  it('takes a body that is compressed with gzip', async () => {
    const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };

    const answer = await send(gzipSync(ndjson), headers);

    expect(linesOf(answer.body)).toHaveLength(3);
  });

  it('predicts thousands of rows in blocks, in their order', async () => {
    const rows = Array.from({ length: 1000 }, (_, row) => ({ ...place, elevation: 1500 + 300 * (row % 7) }));

    const answer = await send(JSON.stringify(rows), { 'content-type': 'application/json' });

    expect(answer.json().map((one: { cover_type: number }) => one.cover_type)).toEqual(
      rows.map((_, row) => row % 7),
    );
  });

  it('reads a list whose rows come in pieces and have brackets and escapes in their texts', async () => {
    const rows = JSON.stringify([
      { ...place, note: ']},\\"' },
      { ...place, wilderness_area: 'a"],[' },
    ]);

    const answer = await send(rows, { 'content-type': 'application/json' });

    expect(answer.json()).toMatchObject([
      { index: 0, cover_type: 4 },
      { index: 1, detail: [{ loc: ['body', 'wilderness_area'] }] },
    ]);
  });

  it.each([
    ['application/json', '', 'json_invalid'],
    ['application/json', '{"elevation":1}', 'list_type'],
    ['text/csv', '', 'missing'],
    ['text/csv', 'elevation,slope\n1,2\n', 'missing'],
  ])('refuses a body of %s in which there are no rows: %s', async (type, body, problem) => {
    const answer = await send(body, { 'content-type': type });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail[0].type).toBe(problem);
  });

  it.each([
    ['a list that is cut', JSON.stringify([place]).slice(0, -1), 'the list ends in the middle'],
    ['more after the end', `${JSON.stringify([place])} 5`, 'more after the end of the list'],
    ['a row that is no JSON', `[${JSON.stringify(place)}, {"slope": NaN}]`, 'JSON decode error'],
  ])('answers what could be read of %s', async (_what, body, message) => {
    const answer = await send(body, { 'content-type': 'application/json' });

    expect(answer.statusCode).toBe(200);
    const [first, last] = answer.json();
    expect(first).toMatchObject({ index: 0, cover_type: 4 });
    expect(last).toMatchObject({ index: 1, detail: [{ msg: expect.stringContaining(message) }] });
  });

  it('says that there is nothing where nothing is sent, not even a type', async () => {
    const { statusCode, json } = await app.inject({ method: 'POST', url: '/predict/batch' });

    expect([statusCode, json().detail[0].msg]).toEqual([422, 'The body is empty']);
  });

  it('says where it stopped when there are too many rows', async () => {
    const rows = Array.from({ length: 1001 }, () => place);

    const answers = (await send(JSON.stringify(rows), { 'content-type': 'application/json' })).json();

    expect(answers).toHaveLength(1001);
    expect(answers.at(-1)).toEqual({
      index: 1000,
      detail: [{ loc: ['body'], msg: expect.stringContaining('1000 rows at most'), type: 'too_long' }],
    });
  });

  it('refuses a body that is too large, and forms that it does not know', async () => {
    const large = await send('x'.repeat(1_000_001), { 'content-type': 'text/csv' });
    const other = await send('<rows/>', { 'content-type': 'application/xml' });

    expect([large.statusCode, other.statusCode]).toEqual([413, 415]);
  });

  it('refuses a query that is neither yes nor no', async () => {
    const answer = await send('[]', { 'content-type': 'application/json' }, '?set=perhaps');

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail[0]).toMatchObject({ loc: ['query', 'set'], type: 'bool_parsing' });
  });

  it('answers rows before the body has ended', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    const block = `${JSON.stringify(place)}\n`.repeat(512);
    socket.write(
      `POST /predict/batch HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n${block.length.toString(16)}\r\n${block}\r\n`,
    );

    const [text] = await once(socket, 'data');

    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
    socket.destroy();
  });
});
