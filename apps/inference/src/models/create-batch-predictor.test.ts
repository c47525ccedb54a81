import { createPredictor } from '@canopy/forest';
import { createLogger } from '@canopy/service-kit/process';
import { expect, it, onTestFinished } from 'vitest';
import { aPreparedForest } from '../testing/some-model-files.js';
import { createBatchPredictor } from './create-batch-predictor.js';

const rowCount = 1000;

function aBatchPredictor() {
  const predictor = createBatchPredictor({ logger: createLogger('inference', 'silent') });
  onTestFinished(() => predictor.close());
  return predictor;
}

/** Places at heights of all classes. */
const someColumns = () =>
  Array.from({ length: 12 }, (_, column) =>
    Float64Array.from({ length: rowCount }, (_, row) => (column === 0 ? 1500 + (row % 1800) : 0)),
  );

const here = createPredictor(aPreparedForest()).predictColumns;
const failing = () => {
  throw new Error('it was predicted here');
};

/** Until the thread has begun, rows are predicted here. */
async function begin({ predictorOf }: ReturnType<typeof aBatchPredictor>): Promise<void> {
  const predict = predictorOf(aPreparedForest(), failing);
  await expect.poll(() => predict(someColumns())).toBeDefined();
}

it('predicts here while the thread begins, and then on the thread, to the bit the same', async () => {
  const predictor = aBatchPredictor();
  const forests = [
    aPreparedForest(),
    aPreparedForest(),
    aPreparedForest(),
    aPreparedForest(),
    aPreparedForest(),
  ];

  const before = await predictor.predictorOf(aPreparedForest(), here)(someColumns());
  await begin(predictor);
  const answers = await Promise.all(
    forests.map((forest) => predictor.predictorOf(forest, failing)(someColumns())),
  );

  for (const answer of [before, ...answers]) expect(answer).toEqual(here(someColumns()));
});

it('predicts few rows here, for which the thread would take longer', async () => {
  const predictor = aBatchPredictor();
  await begin(predictor);

  await expect(predictor.predictorOf(aPreparedForest(), failing)([Float64Array.of(1)])).rejects.toThrow(
    'predicted here',
  );
});

it('predicts here what the thread gives no answer to', async () => {
  const predictor = aBatchPredictor();
  await begin(predictor);
  const predict = predictor.predictorOf(aPreparedForest(), here);
  const infinite = someColumns().map((column) => column.fill(Number.POSITIVE_INFINITY));

  await expect(predict(infinite)).rejects.toThrow('only finite numbers');
  await predictor.close();

  expect(await predict(someColumns())).toHaveLength(7 * rowCount);
});
