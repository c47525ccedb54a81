import { expect, it } from 'vitest';
import { Random } from '../random.js';
import { drawRows, sortByClass } from './draw-rows.js';
import { createNodeRows } from './node-rows.js';

function aSource(rowCount: number) {
  const labels = Uint8Array.from({ length: rowCount }, (_, row) => row % 5);
  return {
    codes: new Uint16Array(rowCount * 3),
    labels,
    featureCount: 3,
    classCount: 5,
    mayBeMissing: [false, false, false],
  };
}

function aBootstrap(rowCount: number, tree: number) {
  const rowsByClass = new Int32Array(rowCount);
  sortByClass(aSource(rowCount).labels, new Int32Array(5), rowsByClass);
  return { random: new Random(1, tree), drawCounts: new Int32Array(rowCount), rowsByClass };
}

const hasTags = true;

it('takes every row once without a bootstrap, class by class', () => {
  const rows = createNodeRows(7, { hasTags });
  const rowCounts = new Int32Array(5);

  drawRows(aSource(7), rows, rowCounts, null);

  expect([...rowCounts]).toEqual([2, 2, 1, 1, 1]);
  expect([...rows.offsets]).toEqual([0, 15, 3, 18, 6, 9, 12]);
  expect([...rows.tags]).toEqual([256, 256, 257, 257, 258, 259, 260]);
});

it('holds 63.2 % of the rows in a bootstrap, as many draws as rows', () => {
  const rowCount = 100_000;
  const rows = createNodeRows(rowCount, { hasTags });
  const rowCounts = new Int32Array(5);

  drawRows(aSource(rowCount), rows, rowCounts, aBootstrap(rowCount, 2));

  // The share is 1 - 1/e with a standard deviation of 0.001.
  const distinctCount = rowCounts.reduce((sum, count) => sum + count, 0);
  expect(distinctCount / rowCount).toBeCloseTo(1 - Math.exp(-1), 2);
  const draws = rows.tags.subarray(0, distinctCount).reduce((sum, tag) => sum + (tag >>> 8), 0);
  expect(draws).toBe(rowCount);
});

it('draws another bootstrap for another tree', () => {
  const rows = createNodeRows(50, { hasTags });
  const drawCountsOf = (tree: number) => {
    const bootstrap = aBootstrap(50, tree);
    drawRows(aSource(50), rows, new Int32Array(5), bootstrap);
    return bootstrap.drawCounts;
  };

  expect(drawCountsOf(0)).not.toEqual(drawCountsOf(1));
});
