import { labelColumn } from '@canopy/covertype';
import { expect, it } from 'vitest';
import { tryModel } from './try-model.js';

const { classNames } = labelColumn;
const aModel = (probabilities: number[], together = probabilities) => ({
  classNames,
  predict: () => Float64Array.from(probabilities),
  predictColumns: () => Float64Array.from(together),
});

it('takes probabilities for what they are', () => {
  expect(() => tryModel(aModel([0.5, 0.5, 0, 0, 0, 0, 0]), [[1]])).not.toThrow();
});

it.each([
  ['scores', aModel([2, -1, 0, 0, 0, 0, 0])],
  ['what does not add up', aModel([0.5, 0, 0, 0, 0, 0, 0])],
  ['no numbers', aModel([Number.NaN, 1, 0, 0, 0, 0, 0])],
  ['answers that change in company', aModel([1, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0])],
])('refuses %s', (_what, model) => {
  expect(() => tryModel(model, [[1]])).toThrow(/^it failed its check in row 0 of its example: /);
});

it('refuses a model that cannot answer at all, with its reason', () => {
  const model = {
    ...aModel([]),
    predictColumns: () => {
      throw new Error('no such kernel');
    },
  };

  expect(() => tryModel(model, [[1]])).toThrow('it failed its check: no such kernel');
});
