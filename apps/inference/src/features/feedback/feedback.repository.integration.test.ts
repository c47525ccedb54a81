import type { Database } from '@canopy/database';
import { aDatabase } from '@canopy/database/testing';
import { createLogger } from '@canopy/service-kit/process';
import { expect, it, onTestFinished } from 'vitest';
import { createPredictionLog } from '../../prediction-log/create-prediction-log.js';
import { createPredictionsRepository } from '../../prediction-log/predictions.repository.js';
import { aLoggedPrediction } from '../../testing/a-logged-prediction.js';
import { createFeedbackRepository } from './feedback.repository.js';

it('knows no prediction that it could not lock, though it is written before the label is looked for', async () => {
  const database = await aDatabase();
  onTestFinished(() => database.drop());
  const { write } = createPredictionsRepository(database);
  const log = createPredictionLog({
    write,
    logger: createLogger('inference', 'silent'),
    gatherMs: 3_600_000,
  });
  onTestFinished(() => log.close());
  const prediction = aLoggedPrediction();
  log.record(prediction);
  const feedback = createFeedbackRepository({
    pool: afterLocking(database.pool, () => log.flush(10_000)),
  });
  const find = () => feedback.inTransaction(({ find }) => find([prediction.predictionId]));

  expect(await find()).toEqual([]);
  expect(await find()).toMatchObject([{ id: prediction.predictionId, label: null }]);
});

/** A pool whose first lock is followed by what somebody else does at that moment. */
function afterLocking(pool: Database['pool'], meanwhile: () => Promise<unknown>): Database['pool'] {
  let isFirst = true;
  return new Proxy(pool, {
    get: (target, name) =>
      name === 'connect'
        ? async () => {
            const client = await target.connect();
            const query = client.query.bind(client) as (...words: unknown[]) => Promise<unknown>;
            return new Proxy(client, {
              get: (its, what) =>
                what === 'query'
                  ? async (...words: unknown[]) => {
                      const result = await query(...words);
                      if (isFirst && String(words[0]).includes('FOR NO KEY UPDATE')) {
                        isFirst = false;
                        await meanwhile();
                      }
                      return result;
                    }
                  : Reflect.get(its, what, its),
            });
          }
        : Reflect.get(target, name, target),
  });
}
