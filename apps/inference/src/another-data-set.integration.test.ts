import { type BoundDataSet, dataSet, exampleRows } from '@canopy/covertype';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aLoggingApp, type LoggingApp } from './testing/a-logging-app.js';
import { irisModelFiles } from './testing/iris-model-files.js';
import { serveVersion } from './testing/serve-version.js';

// Whatever asks for the data set that the system serves is given irises.
vi.mock('@canopy/covertype', async (load) => {
  const { iris } = await import('@canopy/covertype/testing');
  const original = await load<{ bindDataSet: (dataSet: typeof iris) => BoundDataSet }>();
  return { ...original, ...original.bindDataSet(iris) };
});

const forestWords = /elevation|hillshade|soil|wilderness|cover_type|forest cover/i;
const setosa = { sepal_length: 51, sepal_width: 35, petal_length: 14, petal_width: 2, position: 'even' };
const virginica = { sepal_length: 65, sepal_width: 30, petal_length: 55, petal_width: 21, position: 'odd' };
const flowers = [setosa, virginica];
const keys = Object.keys(setosa);
const csv = [keys, ...flowers.map((flower) => Object.values(flower))].map((row) => row.join()).join('\n');

let logging: LoggingApp;
beforeAll(async () => {
  logging = await aLoggingApp();
  await serveVersion(logging, '1', irisModelFiles(dataSet));
});
afterAll(() => logging.close());

const post = (url: string, payload: object | string, type = 'application/json') =>
  logging.app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });

describe('another data set', () => {
  it('is predicted, explained and given sets by its own names', async () => {
    const answer = await post('/predict?set=true&explain=true', virginica);

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      species: 2,
      species_name: 'virginica',
      prediction_set: { classes: [2], names: ['virginica'] },
      abstain: false,
    });
    expect(Object.keys(answer.json().probabilities)).toEqual(['0', '1', '2']);
    expect(Object.keys(answer.json().explanation.contributions)).toEqual(keys);
    expect(answer.json()).not.toHaveProperty('warnings');
  });

  it('has ranges, names and rules of its own', async () => {
    const wrong = await post('/predict', { ...setosa, sepal_width: 1001, petal_width: 'thin' });
    const unknown = await post('/predict', { ...setosa, position: 'Rawah' });
    const doubtful = await post('/predict', { ...setosa, petal_length: 60, sepal_width: 201, position: 7 });

    expect([wrong.statusCode, wrong.json().detail.map(({ loc }: { loc: string[] }) => loc[1])]).toEqual([
      422,
      ['sepal_width', 'petal_width'],
    ]);
    expect(unknown.json().detail[0].msg).toBe('expected one of even (0), odd (1)');
    expect(doubtful.json().warnings).toEqual([
      'sepal_width: 201 is outside 1 to 200 mm',
      'position: no flower has the number 7; the model knows even (0), odd (1)',
      'sepal_length, petal_length: expected that a petal is shorter than its sepal, found 51, 60, so no training row was like it',
    ]);
    expect(doubtful.json().warning_details).toMatchObject([
      { code: 'implausible_value', columns: ['sepal_width'], facts: { value: 201, maximum: 200 } },
      { code: 'unknown_number', columns: ['position'], facts: { value: 7 } },
      { code: 'broken_rule', columns: ['sepal_length', 'petal_length'], facts: { values: '51, 60' } },
    ]);
  });

  it.each([
    ['application/json', JSON.stringify(flowers)],
    ['application/x-ndjson', flowers.map((flower) => JSON.stringify(flower)).join('\n')],
    ['text/csv', csv],
  ])('is predicted in batches of %s', async (type, rows) => {
    const written = await post('/predict/batch', rows, type);

    expect(written.statusCode).toBe(200);
    expect(written.body).toMatch(/setosa[\s\S]*virginica/);
    expect(written.body).toContain('species_name');
  });

  it('is understood by the Open Inference Protocol, as a matrix and column by column', async () => {
    const metadata = (await logging.app.inject('/v2/models/a_model')).json();
    const matrix = { name: 'rows', datatype: 'FP64', shape: [2, 5] };
    const inputs = keys.map((name, column) => ({
      name,
      shape: [2],
      datatype: name === 'position' ? 'BYTES' : 'INT64',
      data: flowers.map((flower) => Object.values(flower)[column]),
    }));
    const answers = [
      await post('/v2/models/a_model/infer', {
        inputs: [{ ...matrix, data: [51, 35, 14, 2, 0, 65, 30, 55, 21, 1] }],
      }),
      await post('/v2/models/a_model/infer', { inputs }),
    ];

    expect(metadata.inputs.map(({ name }: { name: string }) => name)).toEqual(keys);
    expect(metadata.outputs).toContainEqual({ name: 'predict_proba', datatype: 'FP64', shape: [-1, 3] });
    for (const answer of answers) expect(answer.json().outputs[0]).toMatchObject({ data: [0, 2] });
  });

  it.each<[form: string, body: object | string, type?: string]>([
    [
      'dataframe_split',
      { dataframe_split: { columns: keys, data: flowers.map((flower) => Object.values(flower)) } },
    ],
    ['dataframe_records', { dataframe_records: flowers }],
    ['instances', { instances: flowers.map((flower) => Object.values(flower)) }],
    [
      'inputs',
      {
        inputs: Object.fromEntries(
          keys.map((key, f) => [key, flowers.map((flower) => Object.values(flower)[f])]),
        ),
      },
    ],
    ['CSV', csv, 'text/csv'],
  ])("is scored in MLflow's form %s", async (_form, body, type) => {
    const answer = await post('/invocations', body, type);

    expect(answer.json().predictions).toMatchObject([{ species: 0 }, { species: 2 }]);
    expect(answer.json().predictions[0]).toHaveProperty('probability_2');
  });

  it("is predicted by KServe's first protocol", async () => {
    const answer = await post('/v1/models/a_model:predict', { instances: flowers });

    const explained = await post('/v1/models/a_model:explain', { instances: [virginica] });

    expect(answer.json().predictions).toEqual([0, 2]);
    expect(Object.keys(explained.json().explanations[0].contributions)).toEqual(keys);
  });

  it('is logged, labelled, replayed and counted', async () => {
    const { prediction_id: id } = (await post('/predict', virginica)).json();

    const told = await post('/feedback', { prediction_id: id, label: 'versicolor' });
    const [logged, replayed] = [
      await logging.app.inject(`/predictions/${id}`),
      await logging.app.inject({ method: 'POST', url: `/predictions/${id}/replay` }),
    ];
    const window = await post('/windows', {
      version: '1',
      from: '2020-01-01T00:00:00Z',
      to: '2100-01-01T00:00:00Z',
      columns: [{ key: 'sepal_length', kind: 'numeric', edges: [55] }],
      temperature: 1,
    });

    expect(told.statusCode).toBe(200);
    expect(await post('/feedback', { prediction_id: id, label: 3 })).toMatchObject({ statusCode: 422 });
    expect(logged.json()).toMatchObject({
      label_name: 'virginica',
      features: { ...virginica, position: 1 },
      feedback: { label: 1 },
    });
    expect(replayed.json()).toMatchObject({ differs: false, largest_difference: 0 });
    expect(window.json()).toMatchObject({
      confusions: [
        [0, 0, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
    });
    expect((await logging.app.inject('/metrics')).body).toContain('class="2"');
  });

  it('is what the documentation tells of', async () => {
    const docs = (await logging.app.inject('/docs/json')).body;

    expect(docs).toContain(JSON.stringify(exampleRows[0]?.measures));
    expect(docs).toContain('the species of an iris');
    expect(docs).not.toMatch(forestWords);
    expect((await logging.app.inject('/')).body).not.toMatch(forestWords);
  });
});
