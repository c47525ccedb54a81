import type { GateReason, GateWeighing } from '@canopy/pipeline-contract';
import { listObjections } from './list-objections.js';
import type { PromotionFacts } from './promotion-facts.js';

export interface PromotionDecision {
  outcome: 'promoted' | 'kept' | 'awaiting_approval';
  reasons: GateReason[];
}

/**
 * Whether a new model becomes champion: when there is none, or when the evidence shows that it is better than the present one and
 * nothing speaks against it; a person is asked where something does. A champion that cannot be judged here is not replaced,
 * unless its file is damaged: then nobody can serve it.
 */
export function decidePromotion(facts: PromotionFacts, classNames: readonly string[]): PromotionDecision {
  const { floor, champion, weighing, policy } = facts;
  const { accuracy } = facts.candidate;
  if (champion === null) return promote({ code: 'first_champion', accuracy });
  if (accuracy < floor.accuracy) return keep({ code: 'below_floor', accuracy, floor: floor.accuracy });
  const fault = { detail: champion.reason ?? '', ...(champion.fault && { fault: champion.fault }) };
  if (champion.status === 'damaged') return promote({ code: 'champion_damaged', accuracy, ...fault });
  if (weighing === null) return keep({ code: 'champion_foreign', ...fault });
  const evidence = evidenceOf(weighing, { version: champion.version, look: facts.look ?? 1 });
  if (weighing.verdict === 'not shown') return keep({ code: 'not_shown', ...evidence });
  const isBetter: GateReason = { code: 'better', ...evidence };
  const objections = listObjections(facts, weighing, classNames);
  if (objections.length === 0) return promote(isBetter);
  const reasons = [isBetter, ...objections];
  return { outcome: policy.approval === 'never' ? 'kept' : 'awaiting_approval', reasons };
}

const promote = (reason: GateReason): PromotionDecision => ({ outcome: 'promoted', reasons: [reason] });
const keep = (reason: GateReason): PromotionDecision => ({ outcome: 'kept', reasons: [reason] });

function evidenceOf(
  { wins, accuracy, freshRows, freshWins, logEvidence, logNeeded }: GateWeighing,
  { version, look }: { version: string; look: number },
) {
  return {
    version,
    gain: accuracy.estimate,
    low: accuracy.low,
    high: accuracy.high,
    wins: wins.candidate,
    losses: wins.champion,
    freshRows,
    freshWins: freshWins.candidate,
    freshLosses: freshWins.champion,
    look,
    logEvidence,
    logNeeded,
  };
}
