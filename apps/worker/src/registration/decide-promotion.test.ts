import { describe, expect, it } from 'vitest';
import { decidePromotion, type PromotionEvidence } from './decide-promotion.js';

const scores = (accuracy: number) => ({ accuracy, f1Macro: accuracy, logLoss: 1 - accuracy });
const judged = (accuracy: number) => ({ status: 'judged', version: '3', scores: scores(accuracy) }) as const;

const evidence = (changes: Partial<PromotionEvidence> = {}): PromotionEvidence => ({
  candidate: scores(0.9),
  floor: scores(0.7),
  champion: judged(0.9),
  ...changes,
});

describe('decidePromotion', () => {
  it('promotes the first model, even one below the floor', () => {
    const decision = decidePromotion(evidence({ candidate: scores(0.6), champion: null }));

    expect(decision).toEqual({ promoted: true, reason: 'accuracy 0.6000, and there was no champion' });
  });

  it('promotes a model that is exactly as accurate as the champion', () => {
    expect(decidePromotion(evidence())).toEqual({
      promoted: true,
      reason: 'accuracy 0.9000 is no worse than the 0.9000 of the champion, version 3',
    });
  });

  it('keeps a champion that is more accurate', () => {
    expect(decidePromotion(evidence({ champion: judged(0.9001) }))).toEqual({
      promoted: false,
      reason: 'accuracy 0.9000 is worse than the 0.9001 of the champion, version 3',
    });
  });

  it('keeps the champion when the model is below the floor', () => {
    const decision = decidePromotion(
      evidence({ candidate: scores(0.5), floor: scores(0.7), champion: judged(0.4) }),
    );

    expect(decision).toEqual({ promoted: false, reason: 'accuracy 0.5000 is below the floor of 0.7000' });
  });

  it('keeps a champion of another kind, which cannot be judged here', () => {
    const champion = { status: 'foreign', version: '3', reason: 'version 3 has no forest' } as const;

    expect(decidePromotion(evidence({ champion })).promoted).toBe(false);
  });

  it('replaces a champion whose file is damaged', () => {
    const champion = { status: 'damaged', version: '3', reason: 'version 3 is cut short' } as const;

    const decision = decidePromotion(evidence({ champion }));

    expect(decision.promoted).toBe(true);
    expect(decision.reason).toContain('version 3 is cut short');
  });
});
