import { describe, expect, it } from 'vitest';
import { ForestInputError } from '../forest-input-error.js';
import { aTrainingSet } from '../testing/a-training-set.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { checkBoostingMemory } from './check-boosting-memory.js';
import { estimateBoostingMemory } from './estimate-boosting-memory.js';

const set = aTrainingSet({ rowCount: 10_000, columnCount: 5 });

describe('checkBoostingMemory', () => {
  it('refuses boosting that does not fit, with both numbers', () => {
    const check = () => checkBoostingMemory(set, someBoostingOptions({ maxLeaves: 4000 }), 4, 50e6);

    expect(check).toThrow(ForestInputError);
    expect(check).toThrow(
      /of 10000 rows on 4 threads, take about \d+ MB of memory, the limit is 50 MB: take/,
    );
  });

  it('allows what fits exactly', () => {
    const options = someBoostingOptions();

    expect(() => checkBoostingMemory(set, options, 4, estimateBoostingMemory(set, options, 4))).not.toThrow();
  });
});
