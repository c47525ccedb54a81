import { CovertypeMeasures, featureColumns } from '@canopy/covertype';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import en from '../../messages/en.json';
import es from '../../messages/es.json';
import { exampleValues } from './example-values';
import { findFieldErrors } from './find-field-errors';
import { writeUnit } from './write-unit';

describe('the form', () => {
  it('begins with a place that the model accepts', () => {
    const values = exampleValues();

    expect(Object.keys(values)).toEqual(featureColumns.map(({ key }) => key));
    expect(Value.Check(CovertypeMeasures, values)).toBe(true);
    expect(findFieldErrors(values)).toEqual({});
    expect(values).toMatchObject({ elevation: 2596, wilderness_area: 'Rawah', soil_type: 'C7745' });
  });

  it('asks for what is missing, for whole numbers, and for what can be at all', () => {
    const values = { ...exampleValues(), elevation: '', slope: 91, aspect: 12.5, soil_type: '' };

    expect(findFieldErrors(values)).toEqual({
      elevation: { code: 'required' },
      slope: { code: 'outOfRange', minimum: 0, maximum: 90 },
      aspect: { code: 'wholeNumber' },
      soil_type: { code: 'required' },
    });
  });

  it('leaves the merely unusual to the warnings of the model', () => {
    expect(findFieldErrors({ ...exampleValues(), elevation: 12_000, soil_type: 'C1' })).toEqual({});
  });

  it.each(Object.entries({ en, es }))(
    'has a heading in the language %s for every group of columns',
    (_locale, { prediction }) => {
      const groups = [...new Set(featureColumns.map(({ group }) => group))];

      expect(groups).toEqual(Object.keys(prediction.groups));
    },
  );

  it('writes units as people do', () => {
    expect(['m', '°', ''].map(writeUnit)).toEqual([' m', '°', '']);
  });
});
