import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aLoggedPrediction } from '../testing/a-logged-prediction.js';
import { createRowEncoder } from './create-row-encoder.js';
import { hashFeatures } from './hash-features.js';
import type { LoggedPrediction } from './prediction-log.js';
import { createPredictionsRepository } from './predictions.repository.js';
import { RowBlock } from './row-block.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('TRUNCATE "predictions" CASCADE'));

const rows = async () =>
  (await database.pool.query('SELECT *, "route"::text FROM "predictions" ORDER BY "at"')).rows;
const repository = () => createPredictionsRepository(database);

function encoded(predictions: LoggedPrediction[], keepsFeatures = true): Uint8Array {
  const block = new RowBlock(100_000);
  for (const prediction of predictions) block.add(prediction, keepsFeatures);
  return createRowEncoder()(block);
}

describe('the rows of the prediction log', () => {
  it('are what was answered, to the bit', async () => {
    const prediction = aLoggedPrediction({
      at: new Date('2026-11-26T10:20:30.456Z'),
      features: [2596.25, -3, Number.NaN, 0.1],
      probabilities: Float64Array.of(1 / 3, 2 / 3),
      confidence: 0.1 + 0.2,
      modelVersion: 'é7',
      route: 'shadow',
    });

    await repository().write(encoded([prediction]), { isRepeated: false });

    expect(await rows()).toEqual([
      {
        id: prediction.predictionId,
        at: prediction.at,
        model_version: 'é7',
        route: 'shadow',
        label: 4,
        confidence: 0.1 + 0.2,
        probabilities: [1 / 3, 2 / 3],
        features: [2596.25, -3, Number.NaN, 0.1],
        features_hash: null,
      },
    ]);
  });

  it('have a hash in place of the features where the log keeps no more', async () => {
    const prediction = aLoggedPrediction();

    await repository().write(encoded([prediction], false), { isRepeated: false });

    expect(await rows()).toMatchObject([
      { features: null, features_hash: hashFeatures(prediction.features), label: 4 },
    ]);
  });

  it('are there once when a batch is written again', async () => {
    const [first, second] = [aLoggedPrediction(), aLoggedPrediction()];
    await repository().write(encoded([first]), { isRepeated: false });

    await repository().write(encoded([first, second]), { isRepeated: true });

    expect((await rows()).map(({ id }) => id).sort()).toEqual(
      [first.predictionId, second.predictionId].sort(),
    );
  });

  it('are deleted from the oldest on, with their labels', async () => {
    const old = [1, 2, 3].map((day) => aLoggedPrediction({ at: new Date(Date.UTC(2026, 0, day)) }));
    const young = aLoggedPrediction();
    await repository().write(encoded([...old, young]), { isRepeated: false });
    await database.pool.query('INSERT INTO "feedback" SELECT "id", now(), 1 FROM "predictions"');

    expect(await repository().deleteBefore(new Date(Date.UTC(2026, 1, 1)), 2)).toBe(2);
    expect(await repository().deleteBefore(new Date(Date.UTC(2026, 1, 1)), 2)).toBe(1);

    expect((await rows()).map(({ id }) => id)).toEqual([young.predictionId]);
    expect((await database.pool.query('SELECT FROM "feedback"')).rowCount).toBe(1);
  });
});
