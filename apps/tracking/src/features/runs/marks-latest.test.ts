import { expect, it } from 'vitest';
import { marksLatest } from './marks-latest.js';

it('marks of each key one value, the largest by step, then timestamp, then value', () => {
  const a = { key: 'a', step: 1, timestamp: 5, value: 1 };
  const b = { key: 'b', step: 2n ** 60n, timestamp: 1, value: 0 };

  expect(marksLatest([a, { ...a, step: 0, timestamp: 9 }, { ...a, timestamp: 4, value: 7 }])).toEqual([
    true,
    false,
    false,
  ]);
  expect(marksLatest([a, { ...a, value: 2 }, b, { ...b, step: 2n ** 60n - 1n }])).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(marksLatest([a, a, { ...a }])).toHaveLength(3);
});
