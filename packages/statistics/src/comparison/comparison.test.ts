import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bootstrapDifference, type Difference } from './bootstrap-difference.js';
import { countWins } from './count-wins.js';
import type { PairedAnswers } from './paired-answers.js';
import { testMcNemar } from './test-mcnemar.js';
import { weighWins } from './weigh-wins.js';

interface Reference {
  wins: {
    candidate: number;
    champion: number;
    candidateIsBetter: number;
    theyDiffer: number;
    logEvidence: number;
  }[];
  bootstrap: PairedAnswers & { classCount: number; expected: { accuracy: Difference; f1Macro: Difference } };
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/comparison-cases.json', import.meta.url), 'utf8'),
);

describe('countWins', () => {
  it('counts the rows on which one alone was right', () => {
    const wins = countWins({
      labels: [0, 1, 2, 0, 1],
      champion: [0, 1, 0, 1, 2],
      candidate: [0, 0, 2, 0, 0],
    });

    expect(wins).toEqual({ candidate: 2, champion: 1 });
  });
});

describe('testMcNemar', () => {
  it.each(reference.wins)(
    'agrees with SciPy on $candidate wins to $champion',
    ({ candidate, champion, ...expected }) => {
      const found = testMcNemar({ candidate, champion });

      expect(found.candidateIsBetter).toBeCloseTo(expected.candidateIsBetter, 12);
      expect(found.theyDiffer).toBeCloseTo(expected.theyDiffer, 12);
    },
  );
});

describe('weighWins', () => {
  it.each(reference.wins)(
    'agrees with an integral over all win rates on $candidate wins to $champion',
    ({ candidate, champion, logEvidence }) => {
      expect(weighWins({ candidate, champion })).toBeCloseTo(logEvidence, 9);
    },
  );

  it('has an expectation of one over the next row while neither is better', () => {
    const now = { candidate: 31, champion: 24 };

    const won = Math.exp(weighWins({ ...now, candidate: 32 }));
    const lost = Math.exp(weighWins({ ...now, champion: 25 }));

    expect((won + lost) / 2 / Math.exp(weighWins(now))).toBeCloseTo(1, 12);
  });

  it('stays a number however clearly the champion wins', () => {
    expect(weighWins({ candidate: 0, champion: 100_000 })).toBeLessThan(-5);
    expect(weighWins({ candidate: 0, champion: 100_000 })).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  });
});

describe('bootstrapDifference', () => {
  const { expected, classCount, ...answers } = reference.bootstrap;

  it.each(['accuracy', 'f1Macro'] as const)(
    "has the interval of SciPy's paired bootstrap in %s",
    (measure) => {
      let state = 1;
      const random = () => {
        // MINSTD of Park and Miller: the same numbers in every run.
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };

      const found = bootstrapDifference(answers, { classCount, sampleCount: 5000, level: 0.95, random })[
        measure
      ];

      const width = expected[measure].high - expected[measure].low;
      expect(found.estimate).toBeCloseTo(expected[measure].estimate, 12);
      // An end of an interval from 5,000 samples wanders by some two hundredths of its width.
      expect(Math.abs(found.low - expected[measure].low)).toBeLessThan(0.05 * width);
      expect(Math.abs(found.high - expected[measure].high)).toBeLessThan(0.05 * width);
    },
  );
});
