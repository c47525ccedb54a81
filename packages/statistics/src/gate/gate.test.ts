import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countJointAnswers } from '../comparison/count-joint-answers.js';
import { testMcNemar } from '../comparison/test-mcnemar.js';
import { chanceOfPromotion } from './chance-of-promotion.js';
import { createRandom } from './create-random.js';
import { levelOfLook } from './level-of-look.js';
import { measureClassLosses } from './measure-class-losses.js';
import { testLoss } from './test-loss.js';
import { ticksToPromotion } from './ticks-to-promotion.js';
import { weighCandidate } from './weigh-candidate.js';

interface Reference {
  losses: { rows: number; lost: number; won: number; allowed: number; chance: number }[];
  chances: {
    disagreement: number;
    gain: number;
    rows: number;
    look: number;
    falsePromotions: number;
    chance: number;
  }[];
  mcNemar: { candidate: number; champion: number; theyDiffer: number }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/gate-cases.json', import.meta.url), 'utf8'),
);
const policy = { falsePromotions: 0.05, classLoss: 0.05, askFrom: 0 };
const seed = [1, 2, 3] as const;

describe('testLoss', () => {
  it.each(reference.losses)(
    'agrees with a numeric search for the likelihood on $lost lost and $won won of $rows',
    ({ allowed, chance, ...counts }) => {
      expect(testLoss(counts, allowed)).toBeCloseTo(chance, 6);
    },
  );
});

describe('testMcNemar', () => {
  it.each(reference.mcNemar)(
    'agrees with statsmodels on $candidate to $champion',
    ({ theyDiffer, ...wins }) => {
      expect(testMcNemar(wins).theyDiffer).toBeCloseTo(theyDiffer, 12);
    },
  );
});

describe('levelOfLook', () => {
  it('gives all looks together no more than there is', () => {
    let sum = 0;
    for (let look = 1; look <= 100_000; look++) sum += levelOfLook(0.05, look);

    expect(sum).toBeLessThan(0.05);
    expect(sum).toBeCloseTo(0.05, 5);
  });
});

describe('chanceOfPromotion', () => {
  it.each(reference.chances)(
    'agrees with sums by SciPy for $rows rows at look $look',
    ({ chance, disagreement, gain, ...at }) => {
      expect(chanceOfPromotion({ disagreement, gain }, at)).toBeCloseTo(chance, 9);
    },
  );
});

describe('ticksToPromotion', () => {
  const plan = { disagreement: 0.06, gain: 0.01, rowsPerTick: 1000, falsePromotions: 0.05, chance: 0.95 };

  it('is the first number of ticks with the chance asked for', () => {
    const ticks = ticksToPromotion(plan) ?? 0;

    const chanceAt = (look: number) =>
      chanceOfPromotion(plan, { rows: look * 1000, look, falsePromotions: 0.05 });
    expect(ticks).toBe(24);
    expect(chanceAt(ticks)).toBeGreaterThanOrEqual(0.95);
    expect(chanceAt(ticks - 1)).toBeLessThan(0.95);
  });

  it('is unknown for a gain that a million ticks do not show', () => {
    expect(ticksToPromotion({ ...plan, gain: -0.01, rowsPerTick: 1 })).toBeUndefined();
  });
});

describe('measureClassLosses', () => {
  const options = { classCount: 3, allowed: 0.05, level: 0.05 };
  const rowsOf = (label: number, champion: number, candidate: number, rowCount: number) => ({
    label,
    champion,
    candidate,
    rowCount,
  });

  it('names the class that loses more than is allowed and more than chance explains', () => {
    const losses = measureClassLosses(
      [
        rowsOf(0, 0, 0, 900),
        rowsOf(0, 0, 1, 3),
        rowsOf(1, 1, 1, 60),
        rowsOf(1, 1, 0, 40),
        rowsOf(1, 0, 1, 2),
      ],
      options,
    );

    expect(losses).toMatchObject([
      { label: 0, rows: 903, isTooGreat: false },
      { label: 1, rows: 102, loss: 38 / 102, isTooGreat: true },
    ]);
  });

  it('asks more of a loss where there are more classes to lose', () => {
    const few = [rowsOf(0, 0, 0, 91), rowsOf(0, 0, 1, 9)];
    const more = [rowsOf(1, 1, 1, 100), rowsOf(2, 2, 2, 100)];

    const [alone] = measureClassLosses(few, options);
    const [among] = measureClassLosses([...few, ...more], options);

    expect(alone).toEqual({ ...among, isTooGreat: true });
    expect(among).toMatchObject({ chance: expect.closeTo(0.0332, 4), isTooGreat: false });
  });

  it('does not take two rows for more than chance', () => {
    const [loss] = measureClassLosses([rowsOf(2, 2, 0, 2)], options);

    expect(loss).toMatchObject({ label: 2, loss: 1, isTooGreat: false });
  });
});

describe('weighCandidate', () => {
  /** Answers of which the first `lost` are wrong by the candidate alone, the next `won` by the champion alone. */
  const joint = (rows: number, { won, lost }: { won: number; lost: number }) => {
    const labels = Array.from({ length: rows }, (_, row) => row % 2);
    const champion = labels.map((label, row) => (row >= lost && row < lost + won ? 1 - label : label));
    const candidate = labels.map((label, row) => (row < lost ? 1 - label : label));
    return countJointAnswers({ labels, champion, candidate }, 2);
  };
  const ask = (changes: object) =>
    weighCandidate({ classCount: 2, all: [], fresh: [], look: 1, seed, ...changes }, policy);

  it('finds a clear winner better, and says the same again', () => {
    const question = { all: joint(2000, { won: 120, lost: 40 }), fresh: joint(1000, { won: 60, lost: 20 }) };

    const weighing = ask(question);

    expect(weighing).toMatchObject({ verdict: 'better', rows: 2000, freshRows: 1000, isLessBalanced: false });
    expect(weighing.logNeeded).toBeCloseTo(Math.log(40), 12);
    expect(weighing.accuracy.estimate).toBeCloseTo(0.04, 12);
    expect(weighing.accuracy.low).toBeGreaterThan(0);
    expect(ask(question)).toEqual(weighing);
  });

  it('takes rows that chose the champion for no evidence', () => {
    const weighing = ask({ all: joint(2000, { won: 120, lost: 40 }) });

    expect(weighing).toMatchObject({
      verdict: 'not shown',
      freshRows: 0,
      logEvidence: expect.closeTo(0, 12),
    });
  });

  it('asks for more at each look', () => {
    const fresh = joint(1000, { won: 60, lost: 30 });

    expect(ask({ all: fresh, fresh }).verdict).toBe('better');
    expect(ask({ all: fresh, fresh, look: 100 }).verdict).toBe('not shown');
  });

  it('sends what lies between two bounds to a person, where the policy says so', () => {
    const fresh = joint(1000, { won: 60, lost: 30 });
    const question = { classCount: 2, all: fresh, fresh, look: 100, seed };

    expect(weighCandidate(question, { ...policy, askFrom: 10 }).verdict).toBe('perhaps');
    expect(weighCandidate(question, { ...policy, askFrom: 1000 }).verdict).toBe('not shown');
  });

  it('says nothing on no rows', () => {
    expect(ask({})).toMatchObject({ verdict: 'not shown', rows: 0, classes: [], isLessBalanced: false });
  });
});

describe('createRandom', () => {
  it('gives the numbers of sfc32', () => {
    const random = createRandom([0, 0, 0]);

    expect(Array.from({ length: 3 }, () => random() * 2 ** 32)).toEqual([4216505632, 947923937, 2491578854]);
  });
});
