import { featureColumns } from '@canopy/covertype';
import { TrainingProfile } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { profileTraining } from './profile-training.js';

const neverAborted = new AbortController().signal;
const training = {
  columns: featureColumns.map((_, column) => Int32Array.from([7745, 2702, 7745, 2702 + column])),
  labels: Uint8Array.of(0, 1, 1, 2),
};
const answers = { labels: [0, 1], probabilities: [0.9, 0.1, 0, 0.6, 0.4, 0], classCount: 3 };

describe('profileTraining', () => {
  it('counts what a model learns from and what it says', async () => {
    const profile = await profileTraining(training, { answers, calibration: undefined }, neverAborted);

    expect(Value.Check(TrainingProfile, profile)).toBe(true);
    expect(profile).toMatchObject({ rows: 4, classCounts: [1, 2, 1], predictedCounts: [2, 0, 0] });
    expect(profile.meanConfidence).toBeCloseTo(0.75, 15);
    expect(profile.columns.map(({ key }) => key)).toEqual(featureColumns.map(({ key }) => key));
    expect(profile.columns.at(-1)).toEqual({
      key: 'soil_type',
      kind: 'category',
      categories: [2702, 2713, 7745],
      counts: [1, 1, 2],
      other: 0,
    });
  });

  it('states the confidence that the calibration leaves', async () => {
    const calibration = { method: 'temperature' as const, temperature: 0.5 };

    const { meanConfidence } = await profileTraining(training, { answers, calibration }, neverAborted);

    expect(meanConfidence).toBeCloseTo((0.81 / 0.82 + 0.36 / 0.52) / 2, 9);
  });
});
