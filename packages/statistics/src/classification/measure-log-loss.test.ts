import { expect, it } from 'vitest';
import { measureLogLoss } from './measure-log-loss.js';

it('is the mean surprise in nats', () => {
  const logLoss = measureLogLoss([0, 1], [0.5, 0.5, 0.75, 0.25], 2);

  expect(logLoss).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 15);
});

it('costs a sure mistake 52 bits and not infinity', () => {
  expect(measureLogLoss([1], [1, 0], 2)).toBeCloseTo(52 * Math.log(2), 12);
});
