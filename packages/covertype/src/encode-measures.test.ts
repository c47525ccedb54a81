import { describe, expect, it } from 'vitest';
import { encodeMeasures, exampleMeasures } from './index.js';

const numbers = { wilderness_area: { Cache: 1, Rawah: 0 } };

describe('encodeMeasures', () => {
  it('answers the example with a warning about its soil', () => {
    expect(encodeMeasures(exampleMeasures, numbers)).toEqual({
      features: [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 0, 7744],
      warnings: [
        {
          message: 'soil_type: no soil has the code C7744, so no training row had it',
          detail: { code: 'unknown_code', columns: ['soil_type'], facts: { value: 'C7744' } },
        },
      ],
    });
  });

  it('takes a name and a code for their numbers', () => {
    const measures = { ...exampleMeasures, wilderness_area: 'Cache', soil_type: 'C7745' };

    expect(encodeMeasures(measures, numbers)).toMatchObject({ features: { 10: 1, 11: 7745 }, warnings: [] });
  });

  it('takes a measure that is not there for a missing value, and not for a zero', () => {
    const { slope: _, ...measures } = exampleMeasures;

    expect(encodeMeasures(measures, numbers)).toMatchObject({ features: { 2: Number.NaN } });
  });

  it('takes an area that no training row had for the next number, and warns of it', () => {
    const measures = { ...exampleMeasures, wilderness_area: 'Neota', soil_type: 7745 };

    expect(encodeMeasures(measures, numbers)).toMatchObject({
      features: { 10: 2 },
      warnings: [
        {
          message:
            'wilderness_area: no training row had the area Neota; the model knows Rawah (0), Cache (1)',
          detail: { code: 'untrained_name', facts: { value: 'Neota', known: 'Rawah (0), Cache (1)' } },
        },
      ],
    });
    expect(encodeMeasures(measures, {})).toMatchObject({ features: { 10: 0 } });
  });

  it('warns of a number that no area has and of a measure that no place has', () => {
    const measures = { ...exampleMeasures, wilderness_area: 9, elevation: 20_000, soil_type: 7745 };

    expect(encodeMeasures(measures, numbers)).toMatchObject({
      warnings: [
        {
          message: 'elevation: 20000 is outside 0 to 9000 m',
          detail: {
            code: 'implausible_value',
            columns: ['elevation'],
            facts: { value: 20_000, minimum: 0, maximum: 9000, unit: 'm' },
          },
        },
        {
          message: 'wilderness_area: no area has the number 9; the model knows Rawah (0), Cache (1)',
          detail: { code: 'unknown_number', facts: { value: 9, known: 'Rawah (0), Cache (1)' } },
        },
      ],
    });
  });

  it('warns of measures that have nothing to do with each other, and takes them', () => {
    const measures = {
      ...exampleMeasures,
      soil_type: 7745,
      horizontal_distance_to_hydrology: 0,
      vertical_distance_to_hydrology: 7,
      hillshade_9am: 100,
    };

    expect(encodeMeasures(measures, numbers)).toMatchObject({
      features: { 3: 0, 4: 7, 6: 100 },
      warnings: [
        {
          message:
            'horizontal_distance_to_hydrology, vertical_distance_to_hydrology: expected that a place that is 0 m from water stands 0 m above it, found 0, 7, so no training row was like it',
          detail: {
            code: 'broken_rule',
            columns: ['horizontal_distance_to_hydrology', 'vertical_distance_to_hydrology'],
            facts: {
              rule: 'hydrology_distances',
              severity: 'error',
              meaning: 'a place that is 0 m from water stands 0 m above it',
              values: '0, 7',
            },
          },
        },
        {
          message:
            'slope, aspect, hillshade_9am: expected that the hill shade at 9am follows from slope and aspect, give or take 5, found 3, 51, 100',
          detail: { facts: { rule: 'hillshade_9am_by_slope', severity: 'warning', tolerance: 5 } },
        },
      ],
    });
  });

  it('does not take what every object inherits for a name', () => {
    const measures = { ...exampleMeasures, wilderness_area: 'constructor' };

    expect(encodeMeasures(measures, numbers)).toMatchObject({ unknown: [{ value: 'constructor' }] });
  });

  it('names every name that it does not know', () => {
    const measures = { ...exampleMeasures, wilderness_area: 'Yosemite', soil_type: 'clay' };

    expect(encodeMeasures(measures, numbers)).toEqual({
      unknown: [
        { column: 'wilderness_area', value: 'Yosemite', reason: 'expected one of Rawah (0), Cache (1)' },
        { column: 'soil_type', value: 'clay', reason: 'expected a code such as C2702' },
      ],
    });
  });
});
