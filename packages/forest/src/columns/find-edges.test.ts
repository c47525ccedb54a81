import { expect, it } from 'vitest';
import { findEdges } from './find-edges.js';

it('puts an edge halfway between each two neighbouring values', () => {
  expect([...findEdges(Float64Array.of(5, -2, 5, 0.5, -2))]).toEqual([-0.75, 2.75]);
});

it('has no edge for a constant column, whatever the sign of its zero', () => {
  expect([...findEdges(Float64Array.of(0, -0, 0))]).toEqual([]);
});

it('leaves the column as it was', () => {
  const column = Int32Array.of(3, 1, 2);

  findEdges(column);

  expect([...column]).toEqual([3, 1, 2]);
});

it('parts values that have no double between them, and values whose sum is infinite', () => {
  const next = 1 + Number.EPSILON;

  expect([...findEdges(Float64Array.of(1, next))]).toEqual([next]);
  expect([...findEdges(Float64Array.of(-Number.MAX_VALUE, Number.MAX_VALUE))]).toEqual([0]);
  expect([...findEdges(Float64Array.of(1e308, 1.5e308))]).toEqual([1.25e308]);
});

it('groups neighbours into parts of about as many rows when there are more values than codes', () => {
  const column = Float64Array.from({ length: 100 }, (_, row) => row);

  expect([...findEdges(column, 4)]).toEqual([24.5, 49.5, 74.5]);
});

it('keeps a frequent value in a group of its own', () => {
  const column = Float64Array.from({ length: 100 }, (_, row) => (row < 90 ? 0 : row));

  expect([...findEdges(column, 3)]).toEqual([45, 94.5]);
});

it('fits more distinct values than sixteen bits can count into sixteen bits', () => {
  const column = Float64Array.from({ length: 70_000 }, (_, row) => row);

  expect(findEdges(column).length).toBe(65_534);
});

it('leaves out missing values, but parts them from all others with a last edge', () => {
  expect([...findEdges(Float64Array.of(Number.NaN, 3, 1, Number.NaN, 3))]).toEqual([2, Infinity]);
});
