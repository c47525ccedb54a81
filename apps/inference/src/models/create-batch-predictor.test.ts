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

const failing = () => {
  throw new Error('it was predicted here');
};

it('predicts on its thread what the forest predicts here, to the bit, for several forests at a time', async () => {
  const { predictorOf } = aBatchPredictor();
  const forests = [
    aPreparedForest(),
    aPreparedForest(),
    aPreparedForest(),
    aPreparedForest(),
    aPreparedForest(),
  ];

  const answers = await Promise.all(forests.map((forest) => predictorOf(forest, failing)(someColumns())));

  for (const answer of answers)
    expect(answer).toEqual(createPredictor(aPreparedForest()).predictColumns(someColumns()));
});

it('predicts few rows here, where the thread would take longer', async () => {
  const { predictorOf } = aBatchPredictor();

  await expect(predictorOf(aPreparedForest(), failing)([Float64Array.of(1)])).rejects.toThrow(
    'predicted here',
  );
});

it('predicts here what the thread gives no answer to', async () => {
  const predictor = aBatchPredictor();
  const predict = predictor.predictorOf(aPreparedForest(), createPredictor(aPreparedForest()).predictColumns);
  const infinite = someColumns().map((column) => column.fill(Number.POSITIVE_INFINITY));

  await expect(predict(infinite)).rejects.toThrow('only finite numbers');
  await predictor.close();

  expect(await predict(someColumns())).toHaveLength(7 * rowCount);
});
