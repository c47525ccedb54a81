import { describe, expect, it } from 'vitest';
import { checkInput } from './check-input.js';

const input = {
  groupNumber: 1,
  minSampleIncrement: 100,
  testSize: 0.2,
  modelName: 'covertype_classifier',
  training: { algorithm: 'extra_trees', treeCount: 150, randomState: 42 },
};

describe('checkInput', () => {
  it('takes settings as the schedule hands them on', () => {
    expect(() => checkInput(input)).not.toThrow();
  });

  it('names each setting that cannot be used', () => {
    const wrong = { ...input, groupNumber: 11, training: { ...input.training, algorithm: 'boosting' } };

    expect(() => checkInput(wrong)).toThrow(/groupNumber must be <= 10; training\/algorithm/);
  });

  it('refuses a start without any', () => {
    expect(() => checkInput(undefined)).toThrow(/the input must be object/);
  });
});
