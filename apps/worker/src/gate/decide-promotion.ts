import { listObjections } from './list-objections.js';
import type { PromotionFacts } from './promotion-facts.js';
import { tellEvidence } from './tell-evidence.js';

export interface PromotionDecision {
  outcome: 'promoted' | 'kept' | 'awaiting_approval';
  /** One sentence for a person. */
  reason: string;
}

/**
 * Whether a new model becomes champion: when there is none, or when the evidence shows that it is better than the present one and
 * nothing speaks against it; a person is asked where something does. A champion that cannot be judged here is not replaced,
 * unless its file is damaged: then nobody can serve it.
 */
export function decidePromotion(facts: PromotionFacts, classNames: readonly string[]): PromotionDecision {
  const { candidate, floor, champion, weighing, policy } = facts;
  const accuracy = candidate.accuracy.toFixed(4);
  if (champion === null) return promote(`accuracy ${accuracy}, and there was no champion`);
  if (candidate.accuracy < floor.accuracy) {
    return keep(`accuracy ${accuracy} is below the floor of ${floor.accuracy.toFixed(4)}`);
  }
  if (champion.status === 'damaged') {
    return promote(`accuracy ${accuracy}, and the champion is of no use: ${champion.reason}`);
  }
  if (weighing === null) return keep(`the champion cannot be judged here: ${champion.reason}`);
  const evidence = tellEvidence(weighing, { version: champion.version, look: facts.look ?? 1 });
  if (weighing.verdict === 'not shown') return keep(`it is not shown to be better: ${evidence}`);
  const objections = listObjections(facts, weighing, classNames);
  if (objections.length === 0) return promote(`it is better: ${evidence}`);
  const against = `${evidence}; but ${objections.join('; ')}`;
  return policy.approval === 'never' ? keep(against) : { outcome: 'awaiting_approval', reason: against };
}

const promote = (reason: string): PromotionDecision => ({ outcome: 'promoted', reason });
const keep = (reason: string): PromotionDecision => ({ outcome: 'kept', reason });
