import { exampleMeasures, labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTestApp } from '../../testing/a-test-app.js';
import type { FakeRegistry } from '../../testing/create-fake-registry.js';
import { serveVersion } from '../../testing/serve-version.js';
import { someModelFiles } from '../../testing/some-model-files.js';

const files = someModelFiles();
const place = { ...exampleMeasures, wilderness_area: 1, soil_type: 7745 };
const values = Object.values(place);
const matrix = { name: 'rows', shape: [2, 12], datatype: 'FP64', data: [...values, ...values] };
/** As clients write a data frame: a tensor a column, under the source's own names. */
const columns = Object.entries({ ...place, wilderness_area: 'Neota', soil_type: 'C7745' }).map(
  ([key, value]) => ({
    name: key.replace(/(^|_)\w/g, (start) => start.toUpperCase()),
    shape: [2, 1],
    datatype: typeof value === 'number' ? 'INT64' : 'BYTES',
    data: [[value], [value]],
  }),
);

let app: Service;
let registry: FakeRegistry;
beforeEach(async () => {
  ({ app, registry } = await aTestApp());
});
afterEach(() => app.close());

const infer = (payload: object, model = 'a_model') =>
  app.inject({ method: 'POST', url: `/v2/models/${model}/infer`, payload });

describe('POST /v2/models/{model}/infer', () => {
  it.each([
    ['one tensor of rows', [matrix]],
    ['one nested tensor of rows', [{ ...matrix, data: [values, values] }]],
    ['a tensor a column', columns],
    [
      'texts in base64',
      columns.map((column) =>
        column.datatype === 'BYTES'
          ? {
              ...column,
              parameters: { content_type: 'base64' },
              data: column.data.flat().map((text) => Buffer.from(String(text)).toString('base64')),
            }
          : column,
      ),
    ],
  ])('takes %s', async (_what, inputs) => {
    await serveVersion({ app, registry }, '7', files);
    const single = (await app.inject({ method: 'POST', url: '/predict', payload: place })).json();

    const answer = await infer({ id: 'mine', inputs });

    expect(answer.statusCode).toBe(200);
    const probabilities = Object.values(single.probabilities);
    expect(answer.json()).toEqual({
      model_name: 'a_model',
      model_version: '7',
      id: 'mine',
      outputs: [
        { name: 'predict', shape: [2], datatype: 'INT32', data: [single.cover_type, single.cover_type] },
        {
          name: 'predict_proba',
          shape: [2, labelColumn.classNames.length],
          datatype: 'FP64',
          data: [...probabilities, ...probabilities],
        },
      ],
    });
  });

  it('takes binary tensors of any type, as Triton sends them without a type of the body', async () => {
    await serveVersion({ app, registry }, '7', files);
    const tensors = Object.entries(place).map(([name, value]) => {
      if (name === 'wilderness_area')
        return { name, datatype: 'BYTES', bytes: Buffer.from('\x05\0\0\0Neota') };
      if (name === 'elevation') return { name, datatype: 'FP16', bytes: Float16Array.of(value) };
      if (name === 'soil_type') return { name, datatype: 'INT64', bytes: BigInt64Array.of(BigInt(value)) };
      return { name, datatype: 'FP32', bytes: Float32Array.of(value) };
    });
    const inputs = tensors.map(({ bytes, ...tensor }) => ({
      ...tensor,
      shape: [1],
      parameters: { binary_data_size: bytes.byteLength },
    }));
    const json = JSON.stringify({ inputs, parameters: { binary_data_output: true } });
    const data = tensors.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

    const answer = await app.inject({
      method: 'POST',
      url: '/v2/models/a_model/infer',
      payload: Buffer.concat([Buffer.from(json), ...data]),
      headers: { 'inference-header-content-length': String(json.length) },
    });

    expect(answer.statusCode).toBe(200);
    const jsonLength = Number(answer.headers['inference-header-content-length']);
    const { outputs } = JSON.parse(answer.rawPayload.toString('utf8', 0, jsonLength));
    expect(outputs).toEqual([
      { name: 'predict', shape: [1], datatype: 'INT32', parameters: { binary_data_size: 4 } },
      {
        name: 'predict_proba',
        shape: [1, labelColumn.classNames.length],
        datatype: 'FP64',
        parameters: { binary_data_size: 8 * labelColumn.classNames.length },
      },
    ]);
    // Half precision has no room for 2597 and the like, but for this.
    const rounded = { ...place, elevation: 2596 };
    const single = (await app.inject({ method: 'POST', url: '/predict', payload: rounded })).json();
    const binary = answer.rawPayload.subarray(jsonLength);
    expect(binary.readInt32LE(0)).toBe(single.cover_type);
    expect(Array.from({ length: 7 }, (_, i) => binary.readDoubleLE(4 + 8 * i))).toEqual(
      Object.values(single.probabilities),
    );
  });

  it.each([
    [[4], 8, /^The inputs have 4 bytes of binary data, but 8 stand behind the request's JSON\.$/],
    [[6], 6, /^The binary data of input "elevation" ends within an element\.$/],
    [[400], 8, /^The inputs have 400 bytes/],
  ])('refuses binary data of %j bytes where there are %i', async ([size], byteCount, error) => {
    await serveVersion({ app, registry }, '7', files);
    const json = JSON.stringify({
      inputs: [{ name: 'elevation', datatype: 'FP32', shape: [2], parameters: { binary_data_size: size } }],
    });

    const answer = await app.inject({
      method: 'POST',
      url: '/v2/models/a_model/infer',
      payload: Buffer.concat([Buffer.from(json), Buffer.alloc(byteCount)]),
      headers: { 'inference-header-content-length': String(json.length) },
    });

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: expect.stringMatching(error) });
  });

  it('gives the outputs that are asked for', async () => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await infer({ inputs: [matrix], outputs: [{ name: 'predict' }] });

    expect(answer.json().outputs.map(({ name }: { name: string }) => name)).toEqual(['predict']);
  });

  it.each<[what: string, body: object, error: RegExp]>([
    ['a body without inputs', {}, /inputs/],
    ['an unknown type', { inputs: [{ ...matrix, datatype: 'FP8' }] }, /datatype/],
    [
      'too few elements',
      { inputs: [{ ...matrix, data: [1] }] },
      /^Input "rows" has 1 elements, but its shape \[2, 12\] has room for 24\.$/,
    ],
    [
      'elements of another type',
      { inputs: [{ ...matrix, datatype: 'BYTES' }] },
      /^Input "rows" is of datatype BYTES, but its element 0 is 2596\.$/,
    ],
    [
      'integers that their type has no room for',
      { inputs: [{ ...matrix, datatype: 'UINT8' }] },
      /^Input "rows" is of datatype UINT8, but its element 0 is 2596\.$/,
    ],
    ['a column twice', { inputs: [...columns, columns[3]] }, /^Input "\w+" is given twice\.$/],
    [
      'another shape',
      {
        inputs: [
          { ...matrix, shape: [24] },
          { ...matrix, name: 'r', shape: [3, 8] },
        ],
      },
      /^Input "r" has the shape \[3, 8\]: expected one tensor of \[rows, 12\]/,
    ],
    ['a column too few', { inputs: columns.slice(1) }, /^row 0: elevation: Field required; row 1: /],
    [
      'a missing measure',
      { inputs: [{ ...matrix, data: [null, ...matrix.data.slice(1)] }] },
      /^row 0: elevation: /,
    ],
    [
      'an output that is none',
      { inputs: [matrix], outputs: [{ name: 'shap' }] },
      /^There is no output "shap": the model has predict and predict_proba\.$/,
    ],
  ])('refuses %s in the words of the protocol', async (_what, body, error) => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await infer(body);

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: expect.stringMatching(error) });
  });

  it('refuses lists in lists without end, however little room they take', async () => {
    await serveVersion({ app, registry }, '7', files);
    const data = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;

    const answer = await app.inject({
      method: 'POST',
      url: '/v2/models/a_model/infer',
      payload: `{"inputs":[{"name":"rows","shape":[0,12],"datatype":"FP64","data":${data}}]}`,
      headers: { 'content-type': 'application/json' },
    });

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: 'Input "rows" is nested deeper than any tensor.' });
  });

  it('knows its own model alone', async () => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await infer({ inputs: [matrix] }, 'another');

    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ error: 'There is no model "another": this server has "a_model".' });
  });
});

const ask = (version: string) =>
  app.inject({
    method: 'POST',
    url: `/v2/models/a_model/versions/${version}/infer`,
    payload: { inputs: [matrix] },
  });

describe('a version in the address', () => {
  it('answers beside the champion, loaded once for all who ask', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('6', files);
    const before = registry.readCount;

    const answers = await Promise.all([ask('6'), ask('6'), ask('6')]);

    expect(answers.map((answer) => answer.json().model_version)).toEqual(['6', '6', '6']);
    expect(registry.readCount).toBe(before + 1);
    expect((await infer({ inputs: [matrix] })).json().model_version).toBe('7');
  });

  it.each([
    '/v2/models/a_model/versions/challenger',
    '/v2/models/a_model@challenger',
    '/v2/models/a_model@6',
  ])('may be an alias: %s', async (path) => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('6', files);
    registry.point('challenger', '6');

    const answer = await app.inject({ method: 'POST', url: `${path}/infer`, payload: { inputs: [matrix] } });

    expect(answer.json().model_version).toBe('6');
    expect((await app.inject(path)).json().versions).toEqual(['6']);
    expect((await app.inject(`${path}/ready`)).json().ready).toBe(true);
  });

  it('follows an alias that moves, and knows the champion by its alias', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('6', files);
    registry.add('5', files);
    registry.point('challenger', '6');
    expect((await ask('challenger')).json().model_version).toBe('6');

    registry.point('challenger', '5');

    await expect.poll(async () => (await ask('challenger')).json().model_version).toBe('5');
    expect((await ask('champion')).json().model_version).toBe('7');
  });

  it('is refused when it is an alias that no version has', async () => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await ask('canary');

    expect(answer.statusCode).toBe(404);
    expect(answer.json().error).toBe(
      'No version of a_model has the alias "canary": GET /models lists versions and their aliases.',
    );
  });

  it('is refused when there is none, or when it must not be served', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('5');

    const [none, refused] = [await ask('99'), await ask('5')];

    expect(none.statusCode).toBe(404);
    expect(none.json()).toEqual({ error: 'a_model has no version 99: GET /models lists them.' });
    expect(refused.statusCode).toBe(503);
    expect(refused.json().error).toContain('Version 5 of a_model must not be served: its run has no file');
  });
});

describe('what the server says of itself', () => {
  it('is alive before it is ready', async () => {
    const [live, ready] = [await app.inject('/v2/health/live'), await app.inject('/v2/health/ready')];

    expect(live.json()).toEqual({ live: true });
    expect(ready.statusCode).toBe(503);
    await serveVersion({ app, registry }, '7', files);
    expect((await app.inject('/v2/health/ready')).json()).toEqual({ ready: true, live: true });
    expect((await app.inject('/v2/models/a_model/ready')).json()).toEqual({ name: 'a_model', ready: true });
  });

  it('has its name, and its model by columns', async () => {
    await serveVersion({ app, registry }, '7', files);

    const [server, slash, model] = [
      await app.inject('/v2'),
      await app.inject('/v2/'),
      await app.inject('/v2/models/a_model'),
    ];

    expect(server.json()).toEqual({
      name: 'canopy',
      version: '1',
      extensions: ['binary_tensor_data', 'model_repository'],
    });
    expect(slash.json()).toEqual(server.json());
    const { inputs, outputs, ...rest } = model.json();
    expect(rest).toEqual({ name: 'a_model', versions: ['7'], platform: 'canopy_forest' });
    expect(inputs).toHaveLength(12);
    expect(inputs[11]).toEqual({ name: 'soil_type', datatype: 'BYTES', shape: [-1] });
    expect(outputs).toContainEqual({ name: 'predict_proba', datatype: 'FP64', shape: [-1, 7] });
  });
});

describe('the repository', () => {
  const post = (path: string, payload?: object) =>
    app.inject({ method: 'POST', url: `/v2/repository/${path}`, ...(payload && { payload }) });

  it('lists versions with their states, and those alone that are ready', async () => {
    registry.add('5');
    registry.add('6', files);
    await serveVersion({ app, registry }, '7', files);
    await ask('5');

    const [all, ready, empty] = [
      await post('index', {}),
      await post('index', { ready: true }),
      await post('index'),
    ];

    expect(all.json()).toEqual([
      { name: 'a_model', version: '7', state: 'READY', reason: '' },
      { name: 'a_model', version: '6', state: 'UNAVAILABLE', reason: 'it is not loaded' },
      {
        name: 'a_model',
        version: '5',
        state: 'UNAVAILABLE',
        reason: 'its run has no file model/forest.canopy',
      },
    ]);
    expect(ready.json()).toEqual([all.json()[0]]);
    expect(empty.json()).toEqual(all.json());
  });

  it('lists what is loaded while the registry is away', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.goAway();

    expect((await post('index', {})).json()).toEqual([
      { name: 'a_model', version: '7', state: 'READY', reason: '' },
    ]);
  });

  it('loads the champion or another version, and lets go of another again', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('6', files);
    const before = registry.readCount;

    expect((await post('models/a_model/load')).statusCode).toBe(200);
    expect((await post('models/a_model@6/load', { parameters: {} })).statusCode).toBe(200);
    expect(registry.readCount).toBe(before + 2);
    expect((await post('index', { ready: true })).json()).toHaveLength(2);
    expect((await post('models/a_model@6/unload')).statusCode).toBe(200);

    expect((await post('index', { ready: true })).json()).toHaveLength(1);
  });

  it('does not let go of the champion', async () => {
    await serveVersion({ app, registry }, '7', files);

    for (const name of ['a_model', 'a_model@champion', 'a_model@7']) {
      const answer = await post(`models/${name}/unload`);

      expect(answer.statusCode).toBe(409);
      expect(answer.json().error).toMatch(/^a_model serves whichever version has the alias "champion"/);
    }
    expect((await infer({ inputs: [matrix] })).statusCode).toBe(200);
  });
});
