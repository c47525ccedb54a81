import { describe, expect, it } from 'vitest';
import { bindDataSet, encodeMeasures, exampleMeasures, featureColumns, plainRows } from './index.js';
import { iris } from './testing/iris.js';

const numbers = { wilderness_area: { Cache: 1, Rawah: 0 } };
const area = featureColumns.findIndex(({ key }) => key === 'wilderness_area');
const soil = featureColumns.findIndex(({ key }) => key === 'soil_type');
const plainRow = (changes: Record<string, number> = {}) =>
  Float64Array.from(
    featureColumns,
    ({ key }) => ({ ...exampleMeasures, soil_type: 7745, ...changes })[key] ?? 0,
  );

describe('a plain row', () => {
  it('has numbers for the names and codes of the data set, and for no other text', () => {
    const cache = plainRows.numberOf(area, 'Cache');
    const row = plainRow({
      wilderness_area: cache ?? -1,
      soil_type: plainRows.numberOf(soil, 'C7745') ?? -1,
    });

    expect(plainRows.measuresOf(row)).toMatchObject({ wilderness_area: 'Cache', soil_type: 7745 });
    expect(plainRows.encoderFor(numbers)(row)).toBe(true);
    expect([...row.subarray(area)]).toEqual([1, 7745]);
    for (const text of ['cache', 'C1', 'toString', ''])
      expect(plainRows.numberOf(area, text)).toBeUndefined();
  });

  it('is encoded as its measures are, unless there is something to say of it', () => {
    const encode = plainRows.encoderFor(numbers);
    for (const changes of [
      {},
      { elevation: 9000 },
      { elevation: 9001 },
      { slope: -1 },
      { wilderness_area: 1 },
      { wilderness_area: 2 },
      { wilderness_area: plainRows.numberOf(area, 'Neota') ?? -1 },
      { soil_type: 7744 },
      { horizontal_distance_to_hydrology: 0, vertical_distance_to_hydrology: 1 },
    ]) {
      const row = plainRow(changes);
      const encoded = encodeMeasures(plainRows.measuresOf(row), numbers);

      const isEncoded = encode(row);

      expect(isEncoded).toBe('warnings' in encoded && encoded.warnings.length === 0 && row[2] !== -1);
      if (isEncoded) expect(encoded).toMatchObject({ features: [...row] });
    }
  });

  it('is one of any data set', () => {
    const flowers = bindDataSet(iris).plainRows;
    const row = Float64Array.of(51, 35, 14, 2, flowers.numberOf(4, 'odd') ?? -1);

    expect(flowers.encoderFor({ position: { even: 1, odd: 0 } })(row)).toBe(true);
    expect([...row]).toEqual([51, 35, 14, 2, 0]);
  });
});
