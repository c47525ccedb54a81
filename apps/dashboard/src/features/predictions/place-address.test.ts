import { describe, expect, it } from 'vitest';
import { exampleValues } from './example-values';
import { findFieldErrors } from './find-field-errors';
import { readPlace, writePlace } from './place-address';

const read = (query: string) => readPlace(Object.fromEntries(new URLSearchParams(query)));

describe('the address of a place', () => {
  it('leads back to the same values', () => {
    const place = {
      ...exampleValues(),
      elevation: 3100,
      slope: -4,
      wilderness_area: 'Cache',
      soil_type: 'C8703',
    };

    expect(read(writePlace(place))).toEqual(place);
  });

  it('says nothing of what is as in the example', () => {
    expect(writePlace(exampleValues())).toBe('');
    expect(writePlace({ ...exampleValues(), slope: 12 })).toBe('slope=12');
  });

  it('is no place where it names none of the columns', () => {
    expect(read('')).toBeUndefined();
    expect(read('utm_source=mail')).toBeUndefined();
  });

  it('keeps what cannot be a value, so that the form says so beside the field', () => {
    const place = read('slope=steep&elevation=') ?? {};

    expect(place).toMatchObject({ slope: 'steep', elevation: '' });
    expect(Object.keys(findFieldErrors(place))).toEqual(['elevation', 'slope']);
  });
});
