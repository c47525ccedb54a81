import { chanceOfPromotion, type TrueDifference } from './chance-of-promotion.js';

export interface PromotionPlan extends TrueDifference {
  /** Hold-out rows that come with each tick. */
  readonly rowsPerTick: number;
  readonly falsePromotions: number;
  /** How sure it must be, such as 0.95. */
  readonly chance: number;
}

const mostTicks = 1_000_000;

/**
 * The ticks after which a candidate that is truly so much better has been promoted with the chance asked for, when each tick brings
 * rows and trains such a candidate. Undefined beyond a million. Looks before the last can only make it sooner.
 */
export function ticksToPromotion(plan: PromotionPlan): number | undefined {
  const isEnough = (ticks: number) =>
    chanceOfPromotion(plan, {
      rows: ticks * plan.rowsPerTick,
      look: ticks,
      falsePromotions: plan.falsePromotions,
    }) >= plan.chance;
  let enough = 1;
  while (!isEnough(enough)) {
    enough *= 2;
    if (enough > mostTicks) return undefined;
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
