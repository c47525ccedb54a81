import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/problem';
import { createPredictor } from './create-predictor';

function aPredictor(status: number, body: unknown) {
  return createPredictor('http://inference', async () => Response.json(body, { status }));
}

const problemOf = (attempt: Promise<unknown>): Promise<Problem> =>
  attempt.then(
    () => new Problem('unexpected', 'it did not fail'),
    (problem: Problem) => problem,
  );

describe('the predictor', () => {
  it('hands on what the model says, the class by one name for all data sets', async () => {
    const answer = {
      prediction_id: '01900000-0000-7000-8000-000000000000',
      cover_type: 4,
      confidence: 0.9,
      probabilities: { '4': 1 },
      model_version: '3',
    };

    expect(await aPredictor(200, answer).predict({})).toEqual({ ...answer, label: 4 });
  });

  it('tells a model that is still missing from a server that is away', async () => {
    const away = createPredictor('http://inference', async () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    });

    expect((await problemOf(aPredictor(503, { detail: 'No model yet.' }).predict({}))).code).toBe('no_model');
    expect((await problemOf(away.predict({}))).code).toBe('inference_unreachable');
    expect((await problemOf(away.predict({}))).detail).toBe('connect ECONNREFUSED');
  });

  it('names every field that was refused', async () => {
    const detail = [
      { loc: ['body', 'slope'], msg: 'must be at most 90', type: 'less_than_equal' },
      { loc: ['body', 'aspect'], msg: 'is missing', type: 'missing' },
    ];

    const problem = await problemOf(aPredictor(422, { detail }).predict({}));

    expect(problem.code).toBe('measures_refused');
    expect(problem.detail).toBe('slope: must be at most 90; aspect: is missing');
  });

  it('says why a reload was refused', async () => {
    const problem = await problemOf(aPredictor(404, { detail: 'There is no champion yet.' }).reload());

    expect(problem).toMatchObject({ code: 'reload_refused', detail: 'There is no champion yet.' });
  });
});
