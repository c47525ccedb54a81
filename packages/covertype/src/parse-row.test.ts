import { describe, expect, it } from 'vitest';
import { parseRow } from './parse-row.js';

const numbers = { wilderness_area: { Rawah: 0 } };
const good = ['2596', '51', '3', '258', '0', '510', '221', '232', '148', '6279', 'Rawah', 'C7745', '4'];

const withValue = (index: number, value: string) => good.with(index, value);

describe('parseRow', () => {
  it('types a good row in the order of the columns', () => {
    expect(parseRow(good, numbers)).toEqual({
      row: { features: [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 0, 7745], label: 4 },
    });
  });

  it('reads spaces around a value and a sign before it', () => {
    expect(parseRow(withValue(4, ' -12 '), numbers)).toMatchObject({ row: { features: { 4: -12 } } });
  });

  it.each([
    [0, '', 'elevation', 'the value is missing'],
    [0, 'high', 'elevation', 'expected a whole number'],
    [0, '2596.5', 'elevation', 'expected a whole number'],
    [0, '1e3', 'elevation', 'expected a whole number'],
    [0, '99999', 'elevation', 'expected 0 to 9000 m'],
    [1, '361', 'aspect', 'expected 0 to 360 °'],
    [6, '256', 'hillshade_9am', 'expected 0 to 255'],
    [10, 'Yosemite', 'wilderness_area', 'expected one of Rawah, Neota, Commanche, Cache'],
    [11, '7745', 'soil_type', 'expected a code such as C2702'],
    [11, 'C7744', 'soil_type', 'the code is not in the table of the data set'],
    [12, '7', 'cover_type', 'expected a class from 0 to 6'],
    [12, '', 'cover_type', 'the value is missing'],
  ])('keeps a row out when value %i is "%s"', (index, value, column, reason) => {
    expect(parseRow(withValue(index, value), numbers)).toEqual({ problem: { column, value, reason } });
  });

  it.each([[good.slice(1)], [[...good, '1']], [[]]])('keeps out a row of another length', (texts) => {
    expect(parseRow(texts, numbers)).toEqual({
      problem: { reason: `expected 13 values, found ${texts.length}` },
    });
  });
});
