import { exampleMeasures } from '@canopy/covertype';
import { warningFacts } from '@canopy/pipeline-contract';
import { expect, it } from 'vitest';
import { aModel } from '../testing/a-rollout.js';
import { encodeRow } from './encode-row.js';

const model = { ...aModel('1', () => 0), categoryNumbers: { wilderness_area: { Rawah: 0 } } };
const unusual = [
  { elevation: 20_000 },
  { wilderness_area: 'Neota' },
  { wilderness_area: 9 },
  { soil_type: 7744 },
  { horizontal_distance_to_hydrology: 0, vertical_distance_to_hydrology: 7 },
];

it('tells with each warning the facts that its code promises, and the same columns as its sentence', () => {
  const told = unusual.flatMap((values) => {
    const measures = { ...exampleMeasures, soil_type: 7745, ...values };
    const encoded = encodeRow(model, { measures, ignored: ['note'] });
    return 'features' in encoded ? encoded.warnings : [];
  });

  expect(new Set(told.map(({ detail }) => detail.code))).toEqual(
    new Set([
      'implausible_value',
      'untrained_name',
      'unknown_number',
      'unknown_code',
      'broken_rule',
      'ignored_field',
    ]),
  );
  for (const { message, detail } of told) {
    expect(Object.keys(detail.facts), detail.code).toEqual(
      expect.arrayContaining([...warningFacts[detail.code]]),
    );
    const about = detail.columns.length === 0 ? 'note' : detail.columns.join(', ');
    expect(message.split(': ')[0]).toBe(about);
  }
});
