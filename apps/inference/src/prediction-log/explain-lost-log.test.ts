import { createPool } from '@canopy/database';
import { expect, it, onTestFinished } from 'vitest';
import { createFeedbackRepository } from '../features/feedback/index.js';
import { createLoggedPredictionsRepository } from '../features/logged-predictions/index.js';
import { createWindowsRepository } from '../features/windows/index.js';
import { aTestApp } from '../testing/a-test-app.js';
import { createPredictionsRepository } from './predictions.repository.js';

const id = '01940000-0000-7000-8000-000000000000';

it('is 503 with the time to come again, not 500, to ask a log whose database is away', async () => {
  // Nobody listens at port 1.
  const url = 'postgresql://nobody@127.0.0.1:1/none';
  const away = { pool: createPool({ url, poolSize: 1, onIdleError: () => undefined }) };
  const { app } = await aTestApp({
    logged: {
      predictions: createPredictionsRepository(away),
      lookup: createLoggedPredictionsRepository(away),
      feedback: createFeedbackRepository(away),
      windows: createWindowsRepository(away),
    },
  });
  onTestFinished(() => app.close());
  const tell = (label: number) =>
    app.inject({ method: 'POST', url: '/feedback', payload: { prediction_id: id, label } });

  const answers = [
    await app.inject('/predictions'),
    await app.inject(`/predictions/${id}`),
    await app.inject('/windows?width_seconds=900&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'),
    await tell(1),
  ];

  for (const { statusCode, headers, body } of answers) {
    expect([statusCode, headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(body).detail).toMatch(/^The prediction log cannot be asked at the moment: Postgres/);
  }
  expect((await tell(7)).statusCode).toBe(422);
});
