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

  it('names each setting that the algorithm does not have', () => {
    const training = { algorithm: 'gradient_boosting', treeCount: 100, randomState: 42, minSamplesLeaf: 5 };

    expect(() => checkInput({ ...input, training })).toThrow(
      'training/minSamplesLeaf is no setting of gradient_boosting, which has training/maxFeatures',
    );
  });

  it('names what contradicts itself in a policy', () => {
    const gate = {
      falsePromotions: 0.05,
      classLoss: 0.05,
      askFrom: 40,
      approval: 'never',
      approvalHours: 24,
    };

    expect(() => checkInput({ ...input, gate })).toThrow(
      /gate\/askFrom is 40, but gate\/approval is never.*; gate\/askFrom is 40, but a promotion needs no more than 40\.0/,
    );
    expect(() => checkInput({ ...input, gate: { ...gate, askFrom: 0.5, approval: 'always' } })).toThrow(
      /an e-value of 1 or less is no evidence/,
    );
    expect(() =>
      checkInput({ ...input, gate: { ...gate, askFrom: 10, approval: 'in_doubt' } }),
    ).not.toThrow();
  });

  it('refuses a start without any', () => {
    expect(() => checkInput(undefined)).toThrow(/the input must be object/);
  });
});
