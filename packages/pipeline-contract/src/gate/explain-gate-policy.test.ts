import { expect, it } from 'vitest';
import { explainGatePolicy } from './explain-gate-policy.js';
import { defaultGatePolicy, type GatePolicy } from './gate-policy.js';

const problems = (changes: Partial<GatePolicy>) => explainGatePolicy({ ...defaultGatePolicy, ...changes });

it.each<Partial<GatePolicy>>([
  {},
  { approval: 'never' },
  { askFrom: 1.5 },
  { askFrom: 39 },
  { askFrom: 3, falsePromotions: 0.5 },
])('finds nothing wrong with %j', (changes) => {
  expect(problems(changes)).toEqual([]);
});

it.each<[Partial<GatePolicy>, RegExp]>([
  [{ askFrom: 2, approval: 'never' }, /^gate\/askFrom is 2, but gate\/approval is never/],
  [{ askFrom: 1 }, /an e-value of 1 or less is no evidence/],
  [{ askFrom: 40 }, /a promotion needs no more than 40\.0 at first/],
  [{ askFrom: 4, falsePromotions: 0.5 }, /a promotion needs no more than 4\.00 at first/],
])('says of %j what contradicts what', (changes, problem) => {
  expect(problems(changes)).toEqual([expect.stringMatching(problem)]);
});
