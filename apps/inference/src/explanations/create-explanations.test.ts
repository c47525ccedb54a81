import { expect, it, onTestFinished } from 'vitest';
import { coverPrediction } from '../covers/cover-prediction.js';
import { openModel } from '../models/open-model.js';
import { someModelFiles } from '../testing/some-model-files.js';
import { createExplanations } from './create-explanations.js';

async function aPrediction(version: string) {
  const model = await openModel({ version, runId: 'run' }, someModelFiles());
  const features = [2100, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 0, 7745];
  return { model, prediction: coverPrediction(model, { features, warnings: [] }, model.predict(features)) };
}

function someExplanations(mostWaiting?: number) {
  const explanations = createExplanations(mostWaiting === undefined ? {} : { mostWaiting });
  onTestFinished(() => explanations.close());
  return explanations;
}

it('explains more models than its thread keeps', async () => {
  const explanations = someExplanations();
  const predictions = await Promise.all(['1', '2', '3', '1'].map(aPrediction));

  const explained = await Promise.all(
    [...predictions, ...predictions].map(({ model, prediction }) => explanations.explain(model, prediction)),
  );

  for (const one of explained) expect(one).toMatchObject({ baseValue: expect.closeTo(1 / 7, 6) });
});

it('lets no more than so many wait', async () => {
  const explanations = someExplanations(1);
  const { model, prediction } = await aPrediction('1');

  const first = explanations.explain(model, prediction);

  await expect(explanations.explain(model, prediction)).rejects.toThrow('1 explanations are waited for');
  expect(await first).toHaveProperty('contributions');
});
