import { expect, it } from 'vitest';
import { measureClasses } from './measure-classes.js';

it('measures each class by its row and column', () => {
  const measures = measureClasses([
    [3, 1],
    [2, 4],
  ]);

  expect(measures).toEqual([
    { precision: 3 / 5, recall: 3 / 4, f1: 6 / 9, support: 4 },
    { precision: 4 / 5, recall: 4 / 6, f1: 8 / 11, support: 6 },
  ]);
});

it('takes a share of nothing as 0', () => {
  const measures = measureClasses([
    [0, 0],
    [0, 2],
  ]);

  expect(measures[0]).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
});
