import { describe, expect, it } from 'vitest';
import { readCovertypeSample, readReference } from '../testing/read-covertype-sample.js';
import { rankCategories } from './rank-categories.js';

describe('rankCategories', () => {
  it('puts categories of two classes in the order of the share of one of them', () => {
    const rows = [
      [30, 1, 9],
      [10, 5, 5],
      [20, 8, 2],
      [40, 3, 7],
    ].flatMap(([category, ofFirst, ofSecond]) => [
      ...Array.from({ length: ofFirst }, () => ({ category, label: 0 })),
      ...Array.from({ length: ofSecond }, () => ({ category, label: 1 })),
    ]);
    const column = Int32Array.from(rows, ({ category }) => category);

    const ranked = rankCategories(
      column,
      Uint8Array.from(rows, ({ label }) => label),
      2,
    );

    expect([[...ranked], [...ranked].toReversed()]).toContainEqual([30, 40, 10, 20]);
  });

  it('orders areas and soils as NumPy does', () => {
    const { wildernessArea, soilType } = JSON.parse(readReference('category-ranks.json'));
    const { trained } = readCovertypeSample(4000);
    const rank = (column: number) => [...rankCategories(trained.columns[column], trained.labels, 7)];

    expect(rank(10)).toEqual(wildernessArea);
    expect(rank(11)).toEqual(soilType);
  });

  it('puts categories that are alike in the order of their values', () => {
    const column = Float64Array.of(5, 5, 3, 3, 9, 9, 4, 4);
    const labels = Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 0);

    const ranked = [...rankCategories(column, labels, 2)];

    expect(ranked.filter((category) => category !== 4)).toEqual([3, 5, 9]);
  });

  it('does not depend on the order of rows', () => {
    const column = Float64Array.from({ length: 300 }, (_, row) => (row * 7) % 11);
    const labels = Uint8Array.from({ length: 300 }, (_, row) => ((row * 7) % 11 < 6 ? row % 3 : row % 2));

    expect(rankCategories(column.toReversed(), labels.toReversed(), 3)).toEqual(
      rankCategories(column, labels, 3),
    );
  });

  it('takes missing values for no category', () => {
    expect([
      ...rankCategories(Float64Array.of(Number.NaN, 2, Number.NaN), Uint8Array.of(0, 1, 1), 2),
    ]).toEqual([2]);
  });
});
