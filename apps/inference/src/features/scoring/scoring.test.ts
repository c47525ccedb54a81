import { exampleMeasures } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTestApp } from '../../testing/a-test-app.js';
import type { FakeRegistry } from '../../testing/create-fake-registry.js';
import { serveVersion } from '../../testing/serve-version.js';
import { someModelFiles } from '../../testing/some-model-files.js';

const files = someModelFiles();
const place = { ...exampleMeasures, wilderness_area: 'Neota', soil_type: 'C7745' };
const columns = Object.keys(place);
const values = Object.values(place);
const turned = Object.fromEntries(Object.entries(place).map(([key, value]) => [key, [value, value]]));

let app: Service;
let registry: FakeRegistry;
beforeEach(async () => {
  ({ app, registry } = await aTestApp());
});
afterEach(() => app.close());

const score = (payload: object | string | Buffer, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/invocations', payload, headers: { 'content-type': type } });

describe('POST /invocations', () => {
  it.each<[form: string, body: object]>([
    ['dataframe_split', { dataframe_split: { columns, index: [0, 1], data: [values, values] } }],
    ['dataframe_records', { dataframe_records: [place, place], params: {} }],
    ['instances with names', { instances: [place, place] }],
    ['instances without names', { instances: [values, values] }],
    ['inputs by column', { inputs: turned }],
    ['inputs by row', { inputs: [values, values] }],
  ])('takes %s', async (_form, body) => {
    await serveVersion({ app, registry }, '1', files);
    const single = (await app.inject({ method: 'POST', url: '/predict', payload: place })).json();

    const answer = await score(body);

    expect(answer.statusCode).toBe(200);
    const { predictions } = answer.json();
    expect(predictions).toHaveLength(2);
    expect(predictions[1]).toMatchObject({
      cover_type: single.cover_type,
      probability_4: single.probabilities['4'],
    });
  });

  it('takes CSV, also with the fractions of nothing that pandas writes', async () => {
    await serveVersion({ app, registry }, '1', files);
    const csv = `${columns.join()}\r\n${values.join()}\r\n${values.map((value) => (typeof value === 'number' ? `${value}.0` : `"${value}"`)).join()}\n`;

    const [plain, withCharset] = [await score(csv, 'text/csv'), await score(csv, 'text/csv; charset=utf-8')];

    expect(plain.statusCode).toBe(200);
    expect(plain.json().predictions).toHaveLength(2);
    expect(withCharset.json()).toEqual(plain.json());
  });

  it.each<[what: string, body: object, message: RegExp]>([
    [
      'no form',
      { rows: [] },
      /^The input must be a JSON dictionary with exactly one of the input fields \{'dataframe_split', .*\. Received dictionary with input fields: \['rows'\]\. IMPORTANT: /,
    ],
    ['two forms', { instances: [], inputs: [] }, /exactly one of/],
    ['a bare list', [values], /^Invalid input\. The input must be .*\. Received a list\.$/],
    [
      'a form of another shape',
      { dataframe_records: {} },
      /^Invalid input\. Dataframe records format must be a list of records\.$/,
    ],
    [
      'columns that are none',
      { dataframe_split: { rows: [values] } },
      /^Invalid input\. Dataframe split format/,
    ],
    [
      'a data frame without a column',
      { dataframe_records: [{ ...place, slope: undefined, tilt: 3 }] },
      /^Failed to enforce schema of data\. Error: Model is missing inputs \['slope'\]\. Note that there were extra inputs: \['tilt'\]\.$/,
    ],
    [
      'a row that is too short',
      { instances: [values, [1]] },
      /^Invalid input\. Row 1 has 1 values, expected 12: elevation, /,
    ],
    [
      'columns of two lengths',
      { inputs: { ...turned, slope: [3] } },
      /^Invalid input\. Column slope has 1 values, column elevation has 2\.$/,
    ],
    [
      'rows that cannot be predicted',
      { instances: [{ ...place, slope: null }, place, { ...place, wilderness_area: 'Yosemite' }] },
      /^row 0: slope: Input should be a valid integer; row 2: wilderness_area: expected one of Rawah \(0\), Neota \(1\)$/,
    ],
  ])('refuses %s in the words of MLflow', async (_what, body, message) => {
    await serveVersion({ app, registry }, '1', files);

    const answer = await score(body);

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error_code: 'BAD_REQUEST', message: expect.stringMatching(message) });
  });

  it('refuses CSV with a line that is too long, and other types', async () => {
    await serveVersion({ app, registry }, '1', files);

    const [broken, other] = [await score('a,b\n1,2,3\n', 'text/csv'), await score('<x/>', 'application/xml')];

    expect([broken.statusCode, other.statusCode]).toEqual([400, 415]);
    expect(broken.json().message).toMatch(/^Failed to parse input as a Pandas DataFrame\..* on line 2/);
    expect(other.body).toBe(
      "This predictor only supports the following content types: Types: ['text/csv', 'application/json']. Got 'application/xml'.",
    );
    const compressed = await app.inject({
      method: 'POST',
      url: '/invocations',
      payload: '{}',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect([compressed.statusCode, compressed.body]).toEqual([
      415,
      'The body has the Content-Encoding gzip: compress it with nothing.',
    ]);
    const unknown = await score('{}', 'application/json; version=2');
    expect([unknown.statusCode, unknown.body]).toEqual([
      415,
      'Unrecognized content type parameters: version.',
    ]);
  });

  it.each<[what: string, body: string | Buffer, message: RegExp]>([
    [
      'JSON that is cut',
      '{"instances": [',
      /^Invalid input\. Ensure that input is a valid JSON formatted string\. Error: '/,
    ],
    ['no bytes at all', '', /^Invalid input\. Ensure that input is a valid JSON formatted string\./],
    ['a number', '7', /Received unexpected input type 'number'\.$/],
    ['bytes that are no UTF-8', Buffer.of(0x7b, 0xff), /valid JSON formatted string/],
  ])('refuses %s', async (_what, body, message) => {
    await serveVersion({ app, registry }, '1', files);

    const answer = await score(body);

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error_code: 'BAD_REQUEST', message: expect.stringMatching(message) });
  });

  it('names no more than ten problems, and says how many there are', async () => {
    await serveVersion({ app, registry }, '1', files);

    const nothing = Object.fromEntries(columns.map((column) => [column, null]));
    const answer = await score({ instances: [nothing, nothing, nothing] });

    expect(answer.json().message).toMatch(/^row 0: elevation: Input should be .* and 26 more$/);
  });

  it('says that no model is loaded, by status to those who ask for that alone', async () => {
    const [asked, ping] = [await score({ instances: [values] }), await app.inject('/ping')];

    expect(asked.statusCode).toBe(503);
    expect(asked.json().error_code).toBe('TEMPORARILY_UNAVAILABLE');
    expect(ping.statusCode).toBe(404);
    await serveVersion({ app, registry }, '1', files);
    expect((await app.inject('/ping')).statusCode).toBe(200);
    expect((await app.inject('/version')).body).toMatch(/^3\./);
  });
});
