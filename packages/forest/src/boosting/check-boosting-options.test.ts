import { describe, expect, it } from 'vitest';
import { ForestInputError } from '../forest-input-error.js';
import { aTrainingSet } from '../testing/a-training-set.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import type { BoostingOptions } from './boosting-options.js';
import { checkBoostingOptions } from './check-boosting-options.js';

function check(options: Partial<BoostingOptions>, rowCount = 30) {
  return () => checkBoostingOptions(someBoostingOptions(options), aTrainingSet({ rowCount }));
}

describe('checkBoostingOptions', () => {
  it('accepts options at their bounds', () => {
    const bounds = { roundCount: 1, maxLeaves: 2, learningRate: 1, minChildWeight: 0, featureFraction: 1 };

    expect(check({ ...bounds, earlyStopping: { heldOutFraction: 1 / 30, patience: 1 } })).not.toThrow();
  });

  it('refuses more rows than sums are exact for', () => {
    const set = { ...aTrainingSet(), labels: new Uint8Array(2 ** 24 + 1) };

    expect(() => checkBoostingOptions(someBoostingOptions(), set)).toThrow(
      '16777217 rows are more than the 16777216 that boosting takes: train on a sample.',
    );
  });

  it.each<[Partial<BoostingOptions>, string]>([
    [{ roundCount: 0 }, 'roundCount must be an integer from 1 to 100000, not 0.'],
    [{ maxLeaves: 1 }, 'maxLeaves must be an integer from 2 to 65536, not 1.'],
    [{ maxDepth: 0 }, 'maxDepth must be an integer from 1 to 65536, not 0.'],
    [{ seed: -1 }, 'seed must be an integer from 0 to 9007199254740991, not -1.'],
    [{ learningRate: 0 }, 'learningRate must be a number above 0 and up to 1, not 0.'],
    [{ minChildWeight: -1 }, 'minChildWeight must be a number of at least 0, not -1.'],
    [
      { minChildWeight: Number.POSITIVE_INFINITY },
      'minChildWeight must be a number of at least 0, not Infinity.',
    ],
    [{ l2: Number.NaN }, 'l2 must be a number of at least 0, not NaN.'],
    [{ rowFraction: 1.5 }, 'rowFraction must be a number above 0 and up to 1, not 1.5.'],
    [{ featureFraction: 0 }, 'featureFraction must be a number above 0 and up to 1, not 0.'],
    [{ classWeight: [1, 2] }, 'classWeight must be "balanced", "none" or 3 numbers above 0, not [1,2].'],
    [
      { earlyStopping: { heldOutFraction: 0.5, patience: 0 } },
      'earlyStopping.patience must be an integer from 1 to 100000, not 0.',
    ],
    [
      { earlyStopping: { heldOutFraction: 0.03, patience: 5 } },
      'earlyStopping.heldOutFraction must be a number that holds out some of 30 rows and keeps others, not 0.03.',
    ],
  ])('refuses %o', (options, message) => {
    expect(check(options)).toThrow(ForestInputError);
    expect(check(options)).toThrow(message);
  });
});
