import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLoggedPrediction } from '../../testing/a-logged-prediction.js';
import { aLoggingApp, type LoggingApp } from '../../testing/a-logging-app.js';
import { serveVersion } from '../../testing/serve-version.js';
import { aForest, aServingDescription, someModelFiles } from '../../testing/some-model-files.js';

let logging: LoggingApp;
beforeAll(async () => {
  logging = await aLoggingApp();
  await serveVersion(logging, '1', someModelFiles());
  logging.registry.add('2', someModelFiles());
});
afterAll(() => logging.close());

const replay = (id: string, version: string) =>
  logging.app.inject({ method: 'POST', url: `/predictions/${id}/replay?version=${version}` });

describe('GET /predictions/{id}', () => {
  it('tells a prediction as it was answered', async () => {
    const prediction = aLoggedPrediction({ modelVersion: '9' });
    logging.log.record(prediction);

    const answer = await logging.app.inject(`/predictions/${prediction.predictionId}`);

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      prediction_id: prediction.predictionId,
      at: prediction.at.toISOString(),
      model_version: '9',
      label: 4,
      label_name: 'Aspen',
      probabilities: [...prediction.probabilities],
      features: { elevation: 2596, soil_type: 7745 },
      feedback: null,
    });
  });

  it.each([
    ['01940000-0000-7000-8000-000000000000', 404],
    ['seven', 400],
  ])('answers %s with %d', async (id, status) => {
    expect((await logging.app.inject(`/predictions/${id}`)).statusCode).toBe(status);
  });
});

describe('POST /predictions/{id}/replay', () => {
  const [row] = aServingDescription(aForest()).selfTest;
  const probabilities = Float64Array.from(row?.probabilities ?? []);
  const label = probabilities.indexOf(Math.max(...probabilities));

  it('gives the same answer by the same version, to the bit', async () => {
    const prediction = aLoggedPrediction({ features: row?.features ?? [], probabilities, label });
    logging.log.record(prediction);

    const answer = (await replay(prediction.predictionId, '1')).json();

    expect(answer).toMatchObject({ differs: false, largest_difference: 0 });
    expect(answer.replayed).toEqual({ ...answer.logged, model_version: '1' });
  });

  it('says how another answer differs', async () => {
    const prediction = aLoggedPrediction({ features: row?.features ?? [], label: 6, modelVersion: '1' });
    logging.log.record(prediction);

    const answer = (await replay(prediction.predictionId, '2')).json();

    expect(answer).toMatchObject({
      differs: true,
      logged: { model_version: '1', label: 6 },
      replayed: { model_version: '2', label },
    });
    expect(answer.largest_difference).toBeGreaterThan(0);
  });

  it('answers 404 for a version that there is not', async () => {
    const prediction = aLoggedPrediction();
    logging.log.record(prediction);

    expect((await replay(prediction.predictionId, '77')).statusCode).toBe(404);
  });

  it('says why a request of which only a hash is kept cannot be predicted again', async () => {
    const prediction = aLoggedPrediction();
    logging.log.record(prediction);
    await logging.log.flush(5000);
    await logging.database.pool.query(
      `UPDATE "predictions" SET "features" = NULL, "features_hash" = '\\x00' WHERE "id" = $1`,
      [prediction.predictionId],
    );

    const answer = await replay(prediction.predictionId, '1');

    expect(answer.statusCode).toBe(409);
    expect(answer.json().detail).toContain('only a hash was kept');
  });
});

describe('GET /predictions', () => {
  const list = async (query: string) => (await logging.app.inject(`/predictions?${query}`)).json();
  const begin = Date.now();
  const made = Array.from({ length: 5 }, (_, number) =>
    aLoggedPrediction({ modelVersion: 'listed', at: new Date(begin + 10 * number), label: number }),
  );
  const latestFirst = made.map(({ predictionId }) => predictionId).toReversed();

  beforeAll(() => {
    for (const prediction of made) logging.log.record(prediction);
    logging.log.record(aLoggedPrediction({ modelVersion: 'other', at: new Date(begin + 25) }));
  });

  it('lists what a version has answered, the latest first, in pages without gaps', async () => {
    const pages: string[][] = [];
    for (let before: string | undefined = ''; before !== undefined; ) {
      const page = await list(`version=listed&limit=2${before && `&before=${before}`}`);
      pages.push(page.predictions.map((each: { prediction_id: string }) => each.prediction_id));
      before = page.next_before;
    }

    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(latestFirst);
  });

  it('tells of each when it was, by whom and what, and the truth where it is known', async () => {
    const [latest] = made.slice(-1);
    await logging.app.inject({
      method: 'POST',
      url: '/feedback',
      payload: [{ prediction_id: latest?.predictionId, label: 2 }],
    });

    const { predictions } = await list('version=listed&limit=1');

    expect(predictions).toEqual([
      {
        prediction_id: latest?.predictionId,
        at: latest?.at.toISOString(),
        model_version: 'listed',
        route: 'champion',
        label: 4,
        confidence: 0.75,
        true_label: 2,
      },
    ]);
  });

  it('lists those of all versions where none is named, and nothing of one that has answered nothing', async () => {
    const { predictions } = await list('limit=1000');

    const versions = new Set(predictions.map((each: { model_version: string }) => each.model_version));
    expect(versions).toContain('other');
    expect(versions).toContain('listed');
    expect(await list('version=none')).toEqual({ predictions: [] });
  });

  it.each(['before=seven', 'limit=0', 'limit=1001', 'version=', 'version=%00'])(
    'refuses %s',
    async (query) => {
      expect((await logging.app.inject(`/predictions?${query}`)).statusCode).toBe(400);
    },
  );
});
