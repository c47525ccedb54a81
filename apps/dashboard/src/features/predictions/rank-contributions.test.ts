import { featureColumns } from '@canopy/covertype';
import { expect, it } from 'vitest';
import { rankContributions } from './rank-contributions';

it('goes from the base value to the probability, the largest steps first', () => {
  const contributions = { elevation: 0.1, slope: -0.3, soil_type: 0.2 };

  const ranked = rankContributions({ base_value: 0.4, contributions });

  expect(ranked).toHaveLength(featureColumns.length);
  expect(ranked.slice(0, 3).map(({ key }) => key)).toEqual(['slope', 'soil_type', 'elevation']);
  expect(ranked[1]).toMatchObject({ from: expect.closeTo(0.1, 12), to: expect.closeTo(0.3, 12) });
  expect(ranked.at(-1)?.to).toBeCloseTo(0.4, 12);
});
