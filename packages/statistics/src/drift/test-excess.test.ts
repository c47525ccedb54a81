import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testExcess } from './test-excess.js';

interface Case {
  first: number;
  firstRows: number;
  second: number;
  secondRows: number;
  pValue: number;
}
const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../test/reference/excess-cases.json', import.meta.url), 'utf8'),
);

it.each(cases)('agrees with SciPy on $second of $secondRows after $first of $firstRows', (example) => {
  const { first, firstRows, second, secondRows, pValue } = example;

  const found = testExcess({ count: first, rows: firstRows }, { count: second, rows: secondRows });

  // Logarithms of factorials of hundreds of thousands leave nine digits.
  expect(Math.abs(found / pValue - 1)).toBeLessThan(1e-8);
});
