import { expect, it } from 'vitest';
import type { NumericColumn } from '../forest.js';
import { codeColumn } from './code-column.js';
import { createCoder } from './create-coder.js';
import { findEdges } from './find-edges.js';

function codesOf(column: NumericColumn, edges = findEdges(column)): number[] {
  const codes = new Uint16Array(column.length * 2);
  codeColumn(column, createCoder({ kind: 'numeric' }, edges), codes, 1, 2);
  return [...codes.filter((_, i) => i % 2 === 1)];
}

it('numbers values in ascending order', () => {
  expect(codesOf(Float64Array.of(0.5, -3, 12, 0.5))).toEqual([1, 0, 2, 1]);
});

it('codes whole numbers from a table as it codes others by search', () => {
  const whole = Int32Array.of(4, -1, 7, 4, 0, 3, 2, 1, 1, 1);
  const edges = findEdges(whole);

  expect(codesOf(whole, edges)).toEqual(
    codesOf(
      Float64Array.from(whole, (value) => value + 0.001),
      edges,
    ),
  );
});

it('counts an edge itself to the right', () => {
  expect(codesOf(Float64Array.of(1.9, 2, 2.1), Float64Array.of(2))).toEqual([0, 1, 1]);
});
