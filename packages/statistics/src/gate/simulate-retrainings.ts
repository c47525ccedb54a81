import type { Wins } from '../comparison/count-wins.js';
import { weighWins } from '../comparison/weigh-wins.js';
import { drawBinomial } from '../distributions/draw-binomial.js';
import { levelOfLook } from './level-of-look.js';

export interface RetrainingStream {
  readonly retrainings: number;
  readonly rowsPerTick: number;
  /** Share of rows on which a candidate and the champion differ in being right, and what the candidate is better by. */
  readonly disagreement: number;
  readonly gain: number;
  readonly championAccuracy: number;
  /** Whether the wins on the fresh rows promote the `look`-th candidate. */
  readonly promotes: (fresh: Wins, look: number) => boolean;
  readonly random: () => number;
}

/** By the evidence that `weighCandidate` asks for. */
export const byEvidence =
  (falsePromotions: number) =>
  (fresh: Wins, look: number): boolean =>
    weighWins(fresh) >= -Math.log(levelOfLook(falsePromotions, look));

/**
 * Plays a stream of retrainings, and gives the ticks (from 1) at which a candidate was promoted. The champion's right and wrong
 * answers stay as its rows come in, so all its challengers profit from the same luck; each challenger's own answers are drawn anew.
 */
export function simulateRetrainings(stream: RetrainingStream): number[] {
  const { retrainings, rowsPerTick, disagreement, gain, championAccuracy, promotes, random } = stream;
  const winShare = (disagreement + gain) / 2 / (1 - championAccuracy);
  const lossShare = (disagreement - gain) / 2 / championAccuracy;
  const promotions: number[] = [];
  let [wrong, right, look] = [0, 0, 0];
  for (let tick = 1; tick <= retrainings; tick++) {
    const mistakes = drawBinomial(rowsPerTick, 1 - championAccuracy, random);
    wrong += mistakes;
    right += rowsPerTick - mistakes;
    look++;
    const fresh = {
      candidate: drawBinomial(wrong, winShare, random),
      champion: drawBinomial(right, lossShare, random),
    };
    if (!promotes(fresh, look)) continue;
    promotions.push(tick);
    [wrong, right, look] = [0, 0, 0];
  }
  return promotions;
}
