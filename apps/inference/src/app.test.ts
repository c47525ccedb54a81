import { exampleMeasures } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTestApp } from './testing/a-test-app.js';
import type { FakeRegistry } from './testing/create-fake-registry.js';
import { serveVersion } from './testing/serve-version.js';
import { someModelFiles } from './testing/some-model-files.js';

const files = someModelFiles();

let app: Service;
let registry: FakeRegistry;
beforeEach(async () => {
  ({ app, registry } = await aTestApp());
});
afterEach(() => app.close());

const predict = (payload: object) => app.inject({ method: 'POST', url: '/predict', payload });
const reload = () => app.inject({ method: 'POST', url: '/reload-model' });
const health = async () => (await app.inject('/health')).json();

const serve = (version: string) => serveVersion({ app, registry }, version, files);

describe('POST /predict', () => {
  it('answers the documented example, with a warning about its soil', async () => {
    await serve('3');

    const answer = await predict(exampleMeasures);

    expect(answer.statusCode).toBe(200);
    const body = answer.json();
    expect(Object.keys(body.probabilities)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    const sum = Object.values<number>(body.probabilities).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(body).toMatchObject({
      prediction_id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7/),
      cover_type: 4,
      cover_type_name: 'Aspen',
      confidence: body.probabilities['4'],
      model_version: '3',
      warnings: ['soil_type: no soil has the code C7744, so no training row had it'],
      warning_details: [{ code: 'unknown_code', columns: ['soil_type'], facts: { value: 'C7744' } }],
    });
  });

  it('says how sure it is by the calibration of the model', async () => {
    const calibration = { method: 'temperature', temperature: 2 } as const;
    await serveVersion({ app, registry }, '3', someModelFiles({ calibration }));

    const { confidence, probabilities } = (await predict(exampleMeasures)).json();

    const powers = Object.values<number>(probabilities).map((value) => Math.sqrt(Math.max(value, 1e-6)));
    expect(confidence).toBeCloseTo((powers[4] ?? 0) / powers.reduce((sum, power) => sum + power, 0), 12);
  });

  it('answers with the classes that a place may well be of, and abstains unless there is one', async () => {
    const ask = async (thresholds: number[]) => {
      const conformal = { coverage: 0.9, thresholds };
      await serveVersion({ app, registry }, String(thresholds), someModelFiles({ conformal }));
      return (
        await app.inject({ method: 'POST', url: '/predict?set=true', payload: exampleMeasures })
      ).json();
    };

    const [one, all] = [await ask([0, 0, 0, 0, 0.9, 0, 0]), await ask([1, 1, 1, 1, 1, 1, 1])];

    expect(one).toMatchObject({
      prediction_set: { classes: [4], names: ['Aspen'], coverage: 0.9 },
      abstain: false,
    });
    expect(all.prediction_set.classes).toHaveLength(7);
    expect(all.abstain).toBe(true);
  });

  it('warns when the model has no thresholds for a set', async () => {
    await serve('3');

    const answer = await app.inject({ method: 'POST', url: '/predict?set=1', payload: exampleMeasures });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).not.toHaveProperty('prediction_set');
    expect(answer.json().warnings.at(-1)).toMatch(/^prediction_set: /);
    expect(answer.json().warning_details.at(-1)).toEqual({
      code: 'no_prediction_set',
      columns: [],
      facts: {},
    });
  });

  it('explains a prediction by the contribution of each column', async () => {
    await serve('3');

    const ask = () => app.inject({ method: 'POST', url: '/predict?explain=yes', payload: exampleMeasures });
    const [answer] = await Promise.all([ask(), ask()]);

    expect(answer?.statusCode).toBe(200);
    const { explanation, probabilities, cover_type } = answer?.json() ?? {};
    expect(Object.keys(explanation.contributions)).toEqual(Object.keys(exampleMeasures));
    const contributions = Object.values<number>(explanation.contributions);
    const sum = contributions.reduce((total, value) => total + value, explanation.base_value);
    expect(sum).toBeCloseTo(probabilities[cover_type], 10);
    expect(explanation.contributions.elevation).toBeGreaterThan(0.1);
  });

  it('refuses a question that is neither yes nor no', async () => {
    await serve('3');

    const answer = await app.inject({
      method: 'POST',
      url: '/predict?explain=maybe',
      payload: exampleMeasures,
    });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toEqual([
      {
        loc: ['query', 'explain'],
        msg: 'Input should be a valid boolean, such as true or false',
        type: 'bool_parsing',
      },
    ]);
  });

  it('takes names, and warns of nothing where nothing is unusual', async () => {
    await serve('3');

    const answer = await predict({ ...exampleMeasures, wilderness_area: 'Neota', soil_type: 'C7745' });

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).not.toHaveProperty('warnings');
    expect(answer.json()).not.toHaveProperty('warning_details');
  });

  it('takes digits in a text for a number, and warns of fields that it does not know', async () => {
    await serve('3');

    const answer = await predict({ ...exampleMeasures, elevation: ' 2596', note: 'from a form' });

    expect(answer.statusCode).toBe(200);
    expect(answer.json().warnings).toContain('note: no such column, so it was ignored');
    expect(answer.json().warning_details).toContainEqual({
      code: 'ignored_field',
      columns: [],
      facts: { field: 'note' },
    });
  });

  it('names all wrong fields at once', async () => {
    await serve('3');
    const { elevation, ...others } = exampleMeasures;

    const answer = await predict({
      ...others,
      aspect: -1,
      slope: 91,
      horizontal_distance_to_hydrology: null,
      vertical_distance_to_hydrology: 0.5,
      horizontal_distance_to_roadways: 'far',
      hillshade_9am: 256,
      hillshade_noon: true,
      hillshade_3pm: [148],
      horizontal_distance_to_fire_points: {},
      wilderness_area: '',
      soil_type: false,
    });

    expect(elevation).toBe(2596);
    expect(answer.statusCode).toBe(422);
    const integer = { msg: 'Input should be a valid integer', type: 'int_type' };
    const nameOrNumber = { msg: 'Input should be a name or an integer', type: 'value_error' };
    expect(answer.json()).toEqual({
      detail: [
        { loc: ['body', 'elevation'], msg: 'Field required', type: 'missing' },
        {
          loc: ['body', 'aspect'],
          msg: 'Input should be greater than or equal to 0',
          type: 'greater_than_equal',
        },
        { loc: ['body', 'slope'], msg: 'Input should be less than or equal to 90', type: 'less_than_equal' },
        { loc: ['body', 'horizontal_distance_to_hydrology'], ...integer },
        { loc: ['body', 'vertical_distance_to_hydrology'], ...integer },
        { loc: ['body', 'horizontal_distance_to_roadways'], ...integer },
        {
          loc: ['body', 'hillshade_9am'],
          msg: 'Input should be less than or equal to 255',
          type: 'less_than_equal',
        },
        { loc: ['body', 'hillshade_noon'], ...integer },
        { loc: ['body', 'hillshade_3pm'], ...integer },
        { loc: ['body', 'horizontal_distance_to_fire_points'], ...integer },
        { loc: ['body', 'wilderness_area'], ...nameOrNumber },
        { loc: ['body', 'soil_type'], ...nameOrNumber },
      ],
    });
  });

  it.each(['Yosemite', 'constructor', '__proto__'])(
    'says which names it knows instead of %s',
    async (name) => {
      await serve('3');

      const answer = await predict({ ...exampleMeasures, wilderness_area: name });

      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toEqual({
        detail: [
          {
            loc: ['body', 'wilderness_area'],
            msg: 'expected one of Rawah (0), Neota (1)',
            type: 'value_error',
          },
        ],
      });
    },
  );

  it('tells of a field that is given more than once, with all else that is wrong', async () => {
    await serve('3');
    const text = JSON.stringify({ ...exampleMeasures, slope: 91 });

    const answer = await app.inject({
      method: 'POST',
      url: '/predict',
      headers: { 'content-type': 'application/json' },
      payload: `{"aspect":7,${text.slice(1)}`,
    });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toMatchObject([
      { loc: ['body', 'aspect'], type: 'repeated_field' },
      { loc: ['body', 'slope'], type: 'less_than_equal' },
    ]);
  });

  it.each([
    [{ 'content-encoding': 'gzip' }, /Content-Encoding gzip/],
    [{ 'content-type': 'application/json; charset=utf-16' }, /charset utf-16/],
    [{ 'content-type': 'application/xml' }, /Unsupported Media Type/],
    [{ 'content-type': 'text/plain' }, /Unsupported Media Type/],
  ])('refuses a body with the headers %j', async (headers, detail) => {
    await serve('3');
    const payload = JSON.stringify(exampleMeasures);

    const answer = await app.inject({
      method: 'POST',
      url: '/predict',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });

    expect(answer.statusCode).toBe(415);
    expect(answer.json().detail).toMatch(detail);
  });

  it('refuses a body that is too large', async () => {
    const answer = await predict({ ...exampleMeasures, note: 'x'.repeat(1024 * 1024) });

    expect(answer.statusCode).toBe(413);
  });

  it('goes on answering while the registry is away, and says so', async () => {
    await serve('3');
    const before = await predict(exampleMeasures);
    registry.goAway();
    await reload();

    const answer = await predict(exampleMeasures);

    expect(before.headers).not.toHaveProperty('x-model-registry');
    expect([answer.statusCode, answer.headers['x-model-registry']]).toEqual([200, 'unreachable']);
  });

  it.each([
    ['{"elevation": 25', 'json_invalid'],
    ['', 'json_invalid'],
    ['null', 'dict_type'],
    ['[1,2]', 'dict_type'],
  ])('refuses the body %s', async (payload, type) => {
    await serve('3');

    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/predict', payload, headers });

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ detail: [{ loc: ['body'], type }] });
  });

  it('says that no model is loaded yet, and when to ask again', async () => {
    const answer = await predict(exampleMeasures);

    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.json().detail).toContain('No model is loaded yet: a_model has no champion');
  });
});

describe('GET /metrics', () => {
  it('counts predictions, requests that ask for them, and changes of the model', async () => {
    await serve('3');
    await predict(exampleMeasures);
    await predict({});

    const { body } = await app.inject('/metrics');

    expect(body).toContain('covertype_predictions_total{version="3",route="champion",class="4"} 1');
    expect(body).toContain('covertype_prediction_confidence_count 1');
    expect(body).toContain('model_infer_request_success{model="a_model",version="3"} 1');
    expect(body).toContain('model_infer_request_failure{model="a_model",version="3"} 1');
    expect(body).toContain('covertype_requests_total{version="3",route="champion",outcome="success"} 1');
    expect(body).toContain('covertype_model_swap_seconds_count 1');
    expect(body).toContain('covertype_log_dropped_total 0');
  });
});

describe('GET /health', () => {
  it('is healthy but starting without a model', async () => {
    const answer = await app.inject('/health');

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'starting',
      model_loaded: false,
      model_version: null,
      mlflow_tracking_uri: 'http://tracking.test',
      prediction_log: { mode: 'off', queued: 0, dropped: 0 },
    });
  });

  it('names the version that serves and since when, the one that was refused, and a registry that is away', async () => {
    await serve('1');
    registry.promote('2');
    await expect.poll(health).toHaveProperty('refused');
    registry.goAway();
    await reload();

    expect(await health()).toEqual({
      status: 'healthy',
      model_loaded: true,
      model_version: '1',
      last_swap: { version: '1', instead: null, at: expect.any(String), seconds: expect.any(Number) },
      mlflow_tracking_uri: 'http://tracking.test',
      prediction_log: { mode: 'off', queued: 0, dropped: 0 },
      refused: { version: '2', reason: 'its run has no file model/forest.canopy' },
      refused_versions: [{ version: '2', reason: 'its run has no file model/forest.canopy' }],
      registry_failure: 'the registry is away',
    });
  });
});

describe('POST /reload-model', () => {
  it('loads the champion now', async () => {
    registry.add('4', files);
    registry.promote('4', { isTold: false });

    const answer = await reload();

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'success',
      message: 'Version 4 of a_model was loaded and serves.',
      version: '4',
      run_id: 'run-4',
    });
  });

  it('answers 404 when no version is the champion', async () => {
    const answer = await reload();

    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail).toMatch(/^No version of a_model is the champion.* No model serves\.$/);
  });

  it('answers 503 with the reason when the champion is refused, and with what serves', async () => {
    await serve('1');
    registry.promote('2');

    const answer = await reload();

    expect(answer.statusCode).toBe(503);
    expect(answer.json().detail).toBe(
      'Version 2 of a_model was refused: its run has no file model/forest.canopy. Version 1 goes on serving.',
    );
  });

  it('answers 503 when the registry is away', async () => {
    registry.goAway();

    const answer = await reload();

    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ detail: 'the registry is away' });
  });
});

describe('GET /models', () => {
  it('lists the newest versions first, as many as asked for, with what is loaded and what was refused', async () => {
    await serve('1');
    registry.add('2');
    registry.add('3', files);
    registry.point('challenger', '2');
    await app.inject('/v2/models/a_model@challenger');

    const answer = await app.inject('/models?limit=2');
    const all = await app.inject('/models');

    expect(answer.json()).toEqual([
      { name: 'a_model', version: '3', stage: 'None', run_id: 'run-3', aliases: [], loaded: false },
      {
        name: 'a_model',
        version: '2',
        stage: 'None',
        run_id: 'run-2',
        aliases: ['challenger'],
        loaded: false,
        refused: 'its run has no file model/forest.canopy',
      },
    ]);
    expect(all.json()[2]).toMatchObject({ version: '1', loaded: true });
    expect((await health()).refused_versions).toEqual([
      { version: '2', reason: 'its run has no file model/forest.canopy' },
    ]);
  });
});

describe('the app', () => {
  it('has a banner, metrics and documentation of each route', async () => {
    const docs = (await app.inject('/docs/json')).json();

    expect(Object.keys(docs.paths)).toEqual([
      '/',
      '/health',
      '/predict',
      '/predict/batch',
      '/models',
      '/reload-model',
      '/v2/health/live',
      '/v2/health/ready',
      '/v2',
      '/v2/models/{model}',
      '/v2/models/{model}/ready',
      '/v2/models/{model}/infer',
      '/v2/models/{model}/versions/{version}',
      '/v2/models/{model}/versions/{version}/ready',
      '/v2/models/{model}/versions/{version}/infer',
      '/v2/repository/index',
      '/v2/repository/models/{model}/load',
      '/v2/repository/models/{model}/unload',
      '/v1/models',
      '/v1/models/{model}',
      '/v1/models/{model}:predict',
      '/v1/models/{model}:explain',
      '/v1/models/{model}/versions/{version}:predict',
      '/v1/models/{model}/versions/{version}:explain',
      '/feedback',
      '/predictions',
      '/predictions/{id}',
      '/predictions/{id}/replay',
      '/windows',
      '/invocations',
      '/ping',
      '/version',
      '/rollout',
    ]);
    const asked = docs.paths['/predict'].post.requestBody.content['application/json'];
    expect(JSON.stringify(asked)).toContain('"elevation":2489');
    expect((await app.inject('/')).json()).toMatchObject({ service: 'Canopy inference API' });
    expect((await app.inject('/metrics')).body).toContain('http_request_duration_seconds');
    expect((await app.inject('/nothing')).json()).toEqual({ detail: 'There is nothing at GET /nothing.' });
  });
});
