import { describe, expect, it } from 'vitest';
import { testMcNemar } from '../comparison/test-mcnemar.js';
import { createRandom } from './create-random.js';
import { byEvidence, type RetrainingStream, simulateRetrainings } from './simulate-retrainings.js';
import { ticksToPromotion } from './ticks-to-promotion.js';

const falsePromotions = 0.05;
const truth = { rowsPerTick: 1000, disagreement: 0.06 };

const play = (streams: number, changes: Partial<RetrainingStream>) =>
  Array.from({ length: streams }, (_, stream) =>
    simulateRetrainings({
      ...truth,
      retrainings: 1000,
      gain: 0,
      championAccuracy: 0.9,
      promotes: byEvidence(falsePromotions),
      random: createRandom([20_261_126, stream, 7]),
      ...changes,
    }),
  );
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('a stream of a thousand retrainings that are no better', () => {
  it('promotes fewer by mistake than is promised', () => {
    const promotions = play(200, {}).map(({ length }) => length);

    // Each mistake is a change of the champion, and begins anew: expected mistakes ≤ 0.05 × (1 + mistakes).
    expect(mean(promotions)).toBeLessThan(falsePromotions / (1 - falsePromotions));
  });

  it('would promote noise without end by a test at five percent', () => {
    const byOneTest: RetrainingStream['promotes'] = (fresh) => testMcNemar(fresh).candidateIsBetter < 0.05;

    const promotions = play(10, { promotes: byOneTest }).map(({ length }) => length);

    expect(mean(promotions)).toBeGreaterThan(20);
  });
});

describe('a stream of models that are better by a point', () => {
  it('is promoted within the ticks that were computed', () => {
    const ticks = ticksToPromotion({ ...truth, gain: 0.01, falsePromotions, chance: 0.95 }) ?? 0;

    const inTime = play(400, { gain: 0.01, retrainings: ticks }).filter(({ length }) => length > 0);

    // Of 400 streams, 95 of 100 give or take three standard deviations.
    expect(inTime.length / 400).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 400));
  });
});
