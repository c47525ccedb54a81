import type { ChampionScores, Scores } from '../activities/contract/evaluation.js';

export interface PromotionEvidence {
  candidate: Scores;
  /** A simple model on the same rows: what cannot beat it has learnt nothing. */
  floor: Scores;
  /** Null when no version has the alias. */
  champion: ChampionScores | null;
}

export interface PromotionDecision {
  promoted: boolean;
  reason: string;
}

/**
 * Whether a new model becomes champion: when there is none, or when it is no less accurate than the present
 * one on the same rows and not below the floor. A champion that cannot be judged here is not replaced, unless
 * its file is damaged: then nobody can serve it.
 */
export function decidePromotion({ candidate, floor, champion }: PromotionEvidence): PromotionDecision {
  const accuracy = format(candidate.accuracy);
  if (champion === null) return { promoted: true, reason: `accuracy ${accuracy}, and there was no champion` };
  if (candidate.accuracy < floor.accuracy) {
    return keep(`accuracy ${accuracy} is below the floor of ${format(floor.accuracy)}`);
  }
  switch (champion.status) {
    case 'damaged':
      return {
        promoted: true,
        reason: `accuracy ${accuracy}, and the champion is of no use: ${champion.reason}`,
      };
    case 'foreign':
      return keep(`the champion cannot be judged here: ${champion.reason}`);
    case 'judged': {
      const present = `${format(champion.scores.accuracy)} of the champion, version ${champion.version}`;
      return candidate.accuracy >= champion.scores.accuracy
        ? { promoted: true, reason: `accuracy ${accuracy} is no worse than the ${present}` }
        : keep(`accuracy ${accuracy} is worse than the ${present}`);
    }
  }
}

const keep = (reason: string): PromotionDecision => ({ promoted: false, reason });

const format = (accuracy: number) => accuracy.toFixed(4);
