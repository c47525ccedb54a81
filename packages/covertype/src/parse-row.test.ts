import { describe, expect, it } from 'vitest';
import { parseRow } from './index.js';

const numbers = { wilderness_area: { Rawah: 0 } };
const good = ['2596', '51', '3', '258', '0', '510', '221', '232', '148', '6279', 'Rawah', 'C7745', '4'];

const withValue = (index: number, value: string) => good.with(index, value);

describe('parseRow', () => {
  it('types a good row in the order of the columns', () => {
    expect(parseRow(good, numbers)).toEqual({
      row: { features: [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 0, 7745], label: 4 },
      warnings: [],
    });
  });

  it('reads spaces around a value and a sign before it', () => {
    expect(parseRow(withValue(4, ' -12 '), numbers)).toMatchObject({ row: { features: { 4: -12 } } });
  });

  it.each([
    [0, '', 'elevation', 'missing', 'the value is missing'],
    [0, 'high', 'elevation', 'whole_number', 'expected a whole number'],
    [0, '2596.5', 'elevation', 'whole_number', 'expected a whole number'],
    [0, '1e3', 'elevation', 'whole_number', 'expected a whole number'],
    [0, '99999', 'elevation', 'range', 'expected 0 to 9000 m'],
    [1, '361', 'aspect', 'range', 'expected 0 to 360 °'],
    [6, '256', 'hillshade_9am', 'range', 'expected 0 to 255'],
    [10, 'Yosemite', 'wilderness_area', 'known_name', 'expected one of Rawah, Neota, Commanche, Cache'],
    [11, '7745', 'soil_type', 'code_form', 'expected a code such as C2702'],
    [11, 'C7744', 'soil_type', 'known_code', 'the code is not in the table of the data set'],
    [12, '7', 'cover_type', 'known_class', 'expected a class from 0 to 6'],
    [12, '', 'cover_type', 'missing', 'the value is missing'],
  ])('keeps a row out when value %i is "%s"', (index, value, column, rule, reason) => {
    expect(parseRow(withValue(index, value), numbers)).toEqual({
      failures: [{ rule, column, value, reason }],
    });
  });

  it('names everything that is wrong with a row, not only the first', () => {
    const texts = good.with(0, '').with(6, '999').with(12, 'fir');

    expect(parseRow(texts, numbers)).toMatchObject({
      failures: [
        { rule: 'missing', column: 'elevation' },
        { rule: 'range', column: 'hillshade_9am' },
        { rule: 'whole_number', column: 'cover_type' },
      ],
    });
  });

  it.each([[good.slice(1)], [[...good, '1']], [[]]])('keeps out a row of another length', (texts) => {
    expect(parseRow(texts, numbers)).toEqual({
      failures: [{ rule: 'row_width', reason: `expected 13 values, found ${texts.length}` }],
    });
  });

  it('keeps out a place that stands at water and above it', () => {
    expect(parseRow(good.with(3, '0').with(4, '7'), numbers)).toEqual({
      failures: [
        {
          rule: 'hydrology_distances',
          reason: 'expected that a place that is 0 m from water stands 0 m above it',
          column: 'horizontal_distance_to_hydrology, vertical_distance_to_hydrology',
          value: '0, 7',
        },
      ],
    });
  });

  it('warns of a shade that slope and aspect do not throw, and takes the row', () => {
    expect(parseRow(withValue(6, '148'), numbers)).toMatchObject({
      row: { features: { 6: 148 } },
      warnings: [{ rule: 'hillshade_9am_by_slope', value: '3, 51, 148' }],
    });
  });
});
