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
      'another shape',
      {
        inputs: [
          { ...matrix, shape: [24] },
          { ...matrix, shape: [3, 8] },
        ],
      },
      /^Input "rows" has the shape \[3, 8\]: expected one tensor of \[rows, 12\]/,
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

  it('knows its own model alone', async () => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await infer({ inputs: [matrix] }, 'another');

    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ error: 'There is no model "another": this server has "a_model".' });
  });
});

describe('a version in the address', () => {
  const ask = (version: string) =>
    app.inject({
      method: 'POST',
      url: `/v2/models/a_model/versions/${version}/infer`,
      payload: { inputs: [matrix] },
    });

  it('answers beside the champion, loaded once for all who ask', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('6', files);
    const before = registry.readCount;

    const answers = await Promise.all([ask('6'), ask('6'), ask('6')]);

    expect(answers.map((answer) => answer.json().model_version)).toEqual(['6', '6', '6']);
    expect(registry.readCount).toBe(before + 1);
    expect((await infer({ inputs: [matrix] })).json().model_version).toBe('7');
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

    expect(server.json()).toEqual({ name: 'canopy', version: '1', extensions: [] });
    expect(slash.json()).toEqual(server.json());
    const { inputs, outputs, ...rest } = model.json();
    expect(rest).toEqual({ name: 'a_model', versions: ['7'], platform: 'canopy_forest' });
    expect(inputs).toHaveLength(12);
    expect(inputs[11]).toEqual({ name: 'soil_type', datatype: 'BYTES', shape: [-1] });
    expect(outputs).toContainEqual({ name: 'predict_proba', datatype: 'FP64', shape: [-1, 7] });
  });
});
