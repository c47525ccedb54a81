import { describe, expect, it } from 'vitest';
import type { ForestOptions, ForestSchema, TrainingSet } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { checkTrainingInput } from './check-training-input.js';

function check(change: { set?: Partial<TrainingSet>; options?: object; schema?: Partial<ForestSchema> }) {
  const set = { ...aTrainingSet({ rowCount: 3, columnCount: 2 }), ...change.set };
  const options: ForestOptions = { ...someOptions(), ...change.options };
  return () => checkTrainingInput(set, options, { ...aSchema(set), ...change.schema });
}

describe('checkTrainingInput', () => {
  it('accepts rows that a forest can be grown from', () => {
    expect(check({})).not.toThrow();
  });

  it('accepts missing values in a column that may have them, and nowhere else', () => {
    const columns = [new Int8Array(3), Float64Array.of(1, Number.NaN, 2)];
    const traits = columns.map(() => ({ isCategorical: false, mayBeMissing: true }));

    expect(check({ set: { columns, traits } })).not.toThrow();
    expect(check({ set: { columns } })).toThrow('unless its traits say that values may be missing');
  });

  it('refuses more categories than there are codes', () => {
    const labels = Uint8Array.from({ length: 65_536 }, (_, row) => row % 3);
    const columns = [Int32Array.from(labels, (_, row) => row), new Int8Array(65_536)];
    const traits = columns.map(() => ({ isCategorical: true, mayBeMissing: false }));

    expect(check({ set: { labels, columns, traits } })).toThrow(
      'Column "feature 0" has 65536 categories, a forest tells 65535 apart.',
    );
  });

  it.each<[string, Parameters<typeof check>[0], string]>([
    [
      'no rows',
      { set: { labels: new Uint8Array(0), columns: [1, 2].map(() => new Float64Array(0)) } },
      'There are no rows',
    ],
    ['no columns', { set: { columns: [] } }, 'A forest reads 1 to 32767 columns, not 0.'],
    ['no classes', { set: { classCount: 0 } }, 'A forest tells 1 to 256 classes apart, not 0.'],
    ['too many classes', { set: { classCount: 257 } }, 'A forest tells 1 to 256 classes apart, not 257.'],
    [
      'a label out of range',
      { set: { labels: Uint8Array.of(0, 3, 1) } },
      'Row 1 has label 3, but classes go from 0 to 2.',
    ],
    [
      'rows of one class',
      { set: { labels: Uint8Array.of(1, 1, 1) } },
      'All 3 rows are of class "class 1": there is nothing to tell apart.',
    ],
    [
      'traits of too few columns',
      { set: { traits: [{ isCategorical: false, mayBeMissing: true }] } },
      'There are traits of 1 columns, but there are 2 columns.',
    ],
    [
      'columns of unequal length',
      { set: { columns: [new Int8Array(3), new Int8Array(2)] } },
      'Column "feature 1" has 2 values for 3 labels.',
    ],
    [
      'a value that is none',
      { set: { columns: [Float32Array.of(1, Number.NaN, 2), new Int8Array(3)] } },
      'Column "feature 0" holds NaN in row 1',
    ],
    [
      'an infinite value',
      { set: { columns: [new Int8Array(3), Float64Array.of(1, 2, -Infinity)] } },
      'Column "feature 1" holds -Infinity in row 2',
    ],
    [
      'too few feature names',
      { schema: { featureNames: ['one'] } },
      'The schema names 1 features, but there are 2 columns.',
    ],
    [
      'too few class names',
      { schema: { classNames: ['one'] } },
      'The schema names 1 classes, but the training set has 3.',
    ],
    ['no trees', { options: { treeCount: 0 } }, 'treeCount must be an integer from 1 to 1000000, not 0.'],
    [
      'no features a node',
      { options: { maxFeatures: 0 } },
      'maxFeatures must be an integer from 1 to 2, not 0.',
    ],
    [
      'more features a node than there are',
      { options: { maxFeatures: 3 } },
      'maxFeatures must be an integer from 1 to 2, not 3.',
    ],
    [
      'half a feature a node',
      { options: { maxFeatures: 1.5 } },
      'maxFeatures must be an integer from 1 to 2, not 1.5.',
    ],
    ['a weight of nothing', { options: { classWeight: [1, 0, 1] } }, 'or 3 numbers above 0, not [1,0,1].'],
    ['a weight too few', { options: { classWeight: [1, 2] } }, 'or 3 numbers above 0, not [1,2].'],
    ['half a bootstrap', { options: { bootstrap: 0.5 } }, 'bootstrap must be true or false, not 0.5.'],
    ['no depth', { options: { maxDepth: 0 } }, 'maxDepth must be an integer from 1 to'],
    ['empty leaves', { options: { minSamplesLeaf: 0 } }, 'minSamplesLeaf must be an integer from 1 to'],
    [
      'a negative seed',
      { options: { seed: -1 } },
      'seed must be an integer from 0 to 9007199254740991, not -1.',
    ],
    [
      'an unknown algorithm',
      { options: { algorithm: 'oak' } },
      'algorithm must be "extra_trees" or "random_forest", not "oak".',
    ],
    [
      'an unknown weighting',
      { options: { classWeight: 'fair' } },
      'classWeight must be "balanced", "none" or 3 numbers above 0, not "fair".',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(check(change)).toThrow(ForestInputError);
    expect(check(change)).toThrow(message);
  });
});
