import { expect, it } from 'vitest';
import { predictLabels } from './predict-labels.js';

it('takes the most probable class of each row, and the lowest of equals', () => {
  const predicted = predictLabels([0.1, 0.7, 0.2, 0.4, 0.4, 0.2, 0.3, 0.35, 0.35], 3);

  expect([...predicted]).toEqual([1, 0, 1]);
});
