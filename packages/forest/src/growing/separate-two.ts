import { missingCode } from '../forest.js';
import type { Random } from '../random.js';
import type { FeatureDraw } from './feature-draw.js';
import type { NodeRange } from './node-rows.js';
import { missingSide, type SplitSearch } from './split-search.js';

/** Finds a question for two rows of different classes: any feature that tells them apart is as good as another. */
export function separateTwo(
  { rows: { codes, offsets }, start }: NodeRange,
  search: SplitSearch,
  draw: FeatureDraw,
  random: Random,
  isRandom: boolean,
): void {
  search.bestFeature = -1;
  search.bestMissing = missingSide.unseen;
  for (let looked = 0; looked < draw.featureCount; looked++) {
    const feature = draw.draw(looked, random);
    const one = codes[offsets[start] + feature];
    const other = codes[offsets[start + 1] + feature];
    if (one === other) continue;
    const lower = Math.min(one, other);
    const higher = Math.max(one, other);
    search.bestFeature = feature;
    if (higher === missingCode) {
      search.bestCode = lower;
      search.bestMissing = missingSide.right;
    } else {
      search.bestCode = isRandom ? lower + random.nextBelow(higher - lower) : (lower + higher - 1) >> 1;
    }
    return;
  }
}
