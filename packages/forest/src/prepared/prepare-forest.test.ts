import { expect, it } from 'vitest';
import { trainBoosting } from '../boosting/train-boosting.js';
import { createExplainer } from '../explain/create-explainer.js';
import { trainForest } from '../growing/train-forest.js';
import { decodeForest } from '../model-file/decode-forest.js';
import { decodeForestInTurns } from '../model-file/decode-forest-in-turns.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { restoreForest } from '../testing/restore-forest.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { prepareForest } from './prepare-forest.js';

const set = aTrainingSet({ rowCount: 900, classCount: 3 });
const schema = aSchema(set);
const forests = {
  'of pure leaves': trainForest(set, someOptions({ maxFeatures: 2 }), schema),
  'of mixed leaves': trainForest(set, someOptions({ minSamplesLeaf: 9 }), schema),
  'that was boosted': trainBoosting(set, someBoostingOptions(), schema),
};

it.each(Object.entries(forests))('gives a forest %s back as it was', (_, forest) => {
  expect(restoreForest(prepareForest(forest))).toEqual(forest);
});

it.each(Object.entries(forests))('lets a prepared forest %s predict the same', (_, forest) => {
  const prepared = createPredictor(prepareForest(forest));

  expect(prepared.predictColumns(set.columns)).toEqual(createPredictor(forest).predictColumns(set.columns));
});

it.each(Object.entries(forests))('comes from the file of a forest %s as well', async (_, forest) => {
  const bytes = encodeForest(forest);

  const read = await decodeForestInTurns(bytes, async () => undefined);

  expect(read).toEqual(prepareForest(decodeForest(bytes)));
});

it.each(Object.entries(forests))('lets a prepared forest %s explain the same', (_, forest) => {
  const row = set.columns.map((column) => column[7]);
  const one = createExplainer(forest);

  const other = createExplainer(prepareForest(forest));

  expect(other.explainRow(row)).toEqual(one.explainRow(row));
  expect(other.baseValues).toEqual(one.baseValues);
});

it('writes leaves that are alike once', () => {
  const { nodes } = forests['of pure leaves'];
  const { words } = prepareForest(forests['of pure leaves']).trees;

  expect(words.length / nodes.length).toBeLessThan(1.2);
});
