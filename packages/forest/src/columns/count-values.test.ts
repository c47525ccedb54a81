import { expect, it } from 'vitest';
import { Random } from '../random.js';
import { countValues } from './count-values.js';

it('counts whole numbers of a small range as it counts others', () => {
  const random = new Random(3, 0);
  const whole = Int16Array.from({ length: 500 }, () => random.nextBelow(90) - 40);

  const { values, counts } = countValues(whole);

  const halved = countValues(Float64Array.from(whole, (value) => value / 2));
  expect([...values]).toEqual([...halved.values].map((value) => 2 * value));
  expect([...counts]).toEqual([...halved.counts]);
  expect([...values]).toEqual([...new Set(whole)].toSorted((one, other) => one - other));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
});

it('leaves out missing values, among whole numbers and others', () => {
  expect(countValues(Float64Array.of(3, Number.NaN, -1, 3, 2))).toEqual({
    values: Float64Array.of(-1, 2, 3),
    counts: Uint32Array.of(1, 1, 2),
  });
  expect(countValues(Float64Array.of(0.5, Number.NaN, -1, 0.5))).toEqual({
    values: Float64Array.of(-1, 0.5),
    counts: Uint32Array.of(1, 2),
  });
});

it('finds no value where all are missing', () => {
  expect(countValues(Float64Array.of(Number.NaN, Number.NaN)).values.length).toBe(0);
});

it('leaves the column as it was', () => {
  const column = Float32Array.of(2.5, 1, 0);

  countValues(column);

  expect([...column]).toEqual([2.5, 1, 0]);
});
