import { expect, it } from 'vitest';
import { Random } from '../random.js';
import { sortValues } from './sort-values.js';

it('sorts whole numbers of a small range as it sorts others', () => {
  const random = new Random(3, 0);
  const whole = Int16Array.from({ length: 500 }, () => random.nextBelow(90) - 40);

  expect([...sortValues(whole)]).toEqual([...whole.slice().sort()]);
});

it('puts missing values last, among whole numbers and others', () => {
  expect([...sortValues(Float64Array.of(3, Number.NaN, -1, 3, 2))]).toEqual([-1, 2, 3, 3, Number.NaN]);
  expect([...sortValues(Float64Array.of(0.5, Number.NaN, -1, 3))]).toEqual([-1, 0.5, 3, Number.NaN]);
});

it('leaves the column as it was', () => {
  const column = Uint8Array.of(2, 1, 0);

  sortValues(column);

  expect([...column]).toEqual([2, 1, 0]);
});
