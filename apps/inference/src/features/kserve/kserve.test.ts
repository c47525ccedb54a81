import { exampleMeasures } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTestApp } from '../../testing/a-test-app.js';
import type { FakeRegistry } from '../../testing/create-fake-registry.js';
import { serveVersion } from '../../testing/serve-version.js';
import { someModelFiles } from '../../testing/some-model-files.js';

const files = someModelFiles();
const place = { ...exampleMeasures, wilderness_area: 1, soil_type: 7745 };

let app: Service;
let registry: FakeRegistry;
beforeEach(async () => {
  ({ app, registry } = await aTestApp());
});
afterEach(() => app.close());

const ask = (verb: string, payload: object, model = 'a_model') =>
  app.inject({ method: 'POST', url: `/v1/models/${model}:${verb}`, payload });
const predict = (payload: object, model?: string) => ask('predict', payload, model);

describe("KServe's first protocol", () => {
  it('predicts instances as objects and as lists', async () => {
    await serveVersion({ app, registry }, '7', files);
    const single = (await app.inject({ method: 'POST', url: '/predict', payload: place })).json();

    const objects = await predict({ instances: [place, place] });
    const lists = await predict({ instances: [Object.values(place), Object.values(place)] });

    expect(objects.statusCode).toBe(200);
    expect(objects.json()).toEqual({
      predictions: [single.cover_type, single.cover_type],
      probabilities: [Object.values(single.probabilities), Object.values(single.probabilities)],
      model_name: 'a_model',
      model_version: '7',
    });
    expect(lists.json()).toEqual(objects.json());
  });

  it('asks another version by its number or its alias', async () => {
    await serveVersion({ app, registry }, '7', files);
    registry.add('6', files);
    registry.point('challenger', '6');

    const answers = [await predict({ instances: [place] }, 'a_model@6')];
    answers.push(await predict({ instances: [place] }, 'a_model@challenger'));
    answers.push(await predict({ instances: [place] }, 'a_model/versions/6'));
    answers.push(await ask('explain', { instances: [place] }, 'a_model/versions/challenger'));

    expect(answers.map((answer) => answer.json().model_version)).toEqual(['6', '6', '6', '6']);
  });

  it('explains instances by the contribution of each column to the probability of the class', async () => {
    await serveVersion({ app, registry }, '7', files);
    const low = { ...place, elevation: 1500 };

    const answer = await ask('explain', { instances: [place, low] });

    expect(answer.statusCode).toBe(200);
    const { predictions, explanations, ...answerer } = answer.json();
    const { probabilities } = (await predict({ instances: [place, low] })).json();
    expect(predictions).toEqual([4, 0]);
    expect(answerer).toEqual({ model_name: 'a_model', model_version: '7' });
    for (const [row, { base_value, contributions }] of explanations.entries()) {
      expect(Object.keys(contributions)).toEqual(Object.keys(place));
      const sum = Object.values<number>(contributions).reduce((total, value) => total + value, base_value);
      expect(sum).toBeCloseTo(probabilities[row][predictions[row]], 10);
    }
  });

  it('explains no more rows at once than it says', async () => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await ask('explain', { instances: Array.from({ length: 65 }, () => place) });

    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { error: 'At most 64 rows are explained at once, found 65: send them in parts.' },
    ]);
  });

  it('lists its model and says whether it is ready', async () => {
    expect((await app.inject('/v1/models')).json()).toEqual({ models: ['a_model'] });
    expect((await app.inject('/v1/models/a_model')).statusCode).toBe(503);
    await serveVersion({ app, registry }, '7', files);

    expect((await app.inject('/v1/models/a_model')).json()).toEqual({ name: 'a_model', ready: true });
  });

  it.each<[what: string, body: object, error: RegExp]>([
    ['a body without instances', { rows: [] }, /^Expected "instances" to be a list/],
    ['a bare list', [place], /^Expected "instances" to be a list/],
    ['rows that are too short', { instances: [[1, 2]] }, /^Invalid input\. Row 0 has 2 values, expected 12/],
    ['rows that cannot be predicted', { instances: [{ ...place, slope: 91 }] }, /^row 0: slope: /],
  ])('refuses %s', async (_what, body, error) => {
    await serveVersion({ app, registry }, '7', files);

    const answer = await predict(body);

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: expect.stringMatching(error) });
  });

  it('knows its own model and its own verbs alone', async () => {
    await serveVersion({ app, registry }, '7', files);

    const another = await predict({ instances: [place] }, 'another');
    const verb = await app.inject({ method: 'POST', url: '/v1/models/a_model:train', payload: {} });

    expect([another.statusCode, verb.statusCode]).toEqual([404, 404]);
    expect(another.json()).toEqual({ error: 'There is no model "another": this server has "a_model".' });
  });
});
