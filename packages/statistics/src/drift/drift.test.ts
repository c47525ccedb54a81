import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adjustForFalseDiscoveries } from './adjust-for-false-discoveries.js';
import { limitPsi } from './limit-psi.js';
import { measureJensenShannon } from './measure-jensen-shannon.js';
import { measurePsi } from './measure-psi.js';
import { type CountedValues, measureWasserstein } from './measure-wasserstein.js';
import { poolSparseBins } from './pool-sparse-bins.js';
import { type HomogeneityTest, testHomogeneity } from './test-homogeneity.js';
import type { TwoSamples } from './two-samples.js';

interface Reference {
  categories: (TwoSamples & {
    name: string;
    psi: number;
    jensenShannon: number;
    jensenShannonInNats: number;
    homogeneity: HomogeneityTest;
  })[];
  numbers: {
    name: string;
    reference: CountedValues;
    current: CountedValues;
    wasserstein: number;
    spread: number;
    wassersteinInSpreads: number;
  }[];
  falseDiscoveries: { pValues: number[]; adjusted: number[] };
}

const { categories, numbers, falseDiscoveries }: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/drift-cases.json', import.meta.url), 'utf8'),
);

describe('measurePsi', () => {
  it.each(categories)('agrees with Evidently on $name', ({ psi, ...samples }) => {
    expect(measurePsi(samples)).toBeCloseTo(psi, 12);
  });

  it('counts an empty bin as a ten-thousandth', () => {
    const psi = measurePsi({ reference: [50, 50, 0], current: [50, 0, 50] });

    expect(psi).toBeCloseTo(2 * (0.5 - 1e-4) * Math.log(0.5 / 1e-4), 12);
  });
});

describe('limitPsi', () => {
  // Simulated limits at 1 %: 10 bins, a reference of 10,000 rows, 4,000 draws.
  it.each([
    [500, 0.047],
    [1000, 0.0245],
    [10_000, 0.0045],
  ])('is near the simulated limit of unchanged windows of %d rows', (currentRows, simulated) => {
    const limit = limitPsi({ referenceRows: 10_000, currentRows, binCount: 10 }, 0.01);

    expect(Math.abs(limit / simulated - 1)).toBeLessThan(0.06);
  });
});

describe('measureJensenShannon', () => {
  it.each(categories)('agrees with NannyML on $name', ({ jensenShannon, ...samples }) => {
    expect(measureJensenShannon(samples)).toBeCloseTo(jensenShannon, 12);
  });

  it.each(categories)(
    "is Evidently's, taken from nats to bits, on $name",
    ({ jensenShannonInNats, ...samples }) => {
      expect(measureJensenShannon(samples)).toBeCloseTo(jensenShannonInNats / Math.sqrt(Math.LN2), 12);
    },
  );

  it('is 1 for samples that share nothing', () => {
    expect(measureJensenShannon({ reference: [3, 0], current: [0, 7] })).toBe(1);
  });
});

describe('measureWasserstein', () => {
  it.each(numbers)('agrees with SciPy on $name', ({ reference, current, wasserstein }) => {
    expect(measureWasserstein(reference, current)).toBeCloseTo(wasserstein, 12);
  });

  it.each(numbers)(
    "is Evidently's times the spread on $name",
    ({ reference, current, spread, ...expected }) => {
      expect(measureWasserstein(reference, current) / spread).toBeCloseTo(expected.wassersteinInSpreads, 12);
    },
  );
});

describe('poolSparseBins', () => {
  it('leaves full bins alone', () => {
    const samples = { reference: [20, 10], current: [8, 30] };

    expect(poolSparseBins(samples)).toEqual(samples);
  });

  it('adds the next bin when the sparse ones are too few together', () => {
    expect(poolSparseBins({ reference: [1, 100, 20], current: [0, 100, 20] })).toEqual({
      reference: [100, 21],
      current: [100, 20],
    });
  });

  it('forgets bins that nobody fell into', () => {
    expect(poolSparseBins({ reference: [0, 10, 20], current: [0, 10, 20] })).toEqual({
      reference: [10, 20],
      current: [10, 20],
    });
  });
});

describe('testHomogeneity', () => {
  it.each(categories)('agrees with SciPy on $name', ({ homogeneity, ...samples }) => {
    const found = testHomogeneity(samples);

    expect(found.degrees).toBe(homogeneity.degrees);
    expect(found.statistic).toBeCloseTo(homogeneity.statistic, 10);
    expect(found.pValue).toBeCloseTo(homogeneity.pValue, 12);
  });

  it('is sure of nothing when all rows are alike', () => {
    expect(testHomogeneity({ reference: [40, 0], current: [60, 0] })).toEqual({
      statistic: 0,
      degrees: 0,
      pValue: 1,
    });
  });
});

describe('adjustForFalseDiscoveries', () => {
  it('agrees with SciPy', () => {
    adjustForFalseDiscoveries(falseDiscoveries.pValues).forEach((adjusted, index) => {
      expect(adjusted).toBeCloseTo(falseDiscoveries.adjusted[index], 14);
    });
  });

  it('has nothing to adjust in no tests', () => {
    expect(adjustForFalseDiscoveries([])).toEqual([]);
  });
});
