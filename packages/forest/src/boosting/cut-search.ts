import { type BinnedRows, missingBin, placesOfFeature } from './binned-rows.js';
import { firstOf, firstScale, type GradientUnits } from './packed-gradients.js';

/** A gain below this part of what the node has anyway comes from rounding. */
const leastGain = 1e-10;

/**
 * The search for the cut of one node that lowers the loss most: that with the largest sum of first²/(second + l2) over both sides
 * (Chen and Guestrin, "XGBoost", 2016, equation 7, times 2). Cuts between the same rows are one, halfway between their bins. The
 * first of equals stays: features in ascending order, missing values on the left before the right, bins in ascending order.
 */
export class CutSearch {
  private readonly rows: BinnedRows;
  private readonly leastWeight: number;
  private readonly l2: number;
  private units: GradientUnits = { first: 1, second: 1 };
  private leastSecond = 1;
  private l2InUnits = 0;
  private total = 0;
  private bestScore = 0;
  /** How much the best cut lowers twice the loss, or 0 when there is none. */
  gain = 0;
  feature = -1;
  /** Bins up to this one go left. */
  bin = 0;
  missingGoesLeft = false;
  /** The packed sum of the left side. */
  left = 0;

  constructor(rows: BinnedRows, minChildWeight: number, l2: number) {
    this.rows = rows;
    this.leastWeight = minChildWeight;
    this.l2 = l2;
  }

  /** Starts on a tree whose gradients are in these units. */
  begin(units: GradientUnits): void {
    this.units = units;
    this.leastSecond = Math.max(1, this.leastWeight / units.second);
    this.l2InUnits = this.l2 / units.second;
  }

  /** Searches a node by its histogram of the features given; `total` is the packed sum of its rows. */
  search(histogram: Float64Array, features: Int32Array, total: number): void {
    const first = firstOf(total);
    const second = total - first * firstScale;
    const ownScore = (first * first) / (second + this.l2InUnits);
    this.total = total;
    this.bestScore = ownScore * (1 + leastGain);
    this.feature = -1;
    this.gain = 0;
    if (second < 2 * this.leastSecond) return;
    for (const feature of features) {
      const missing = histogram[feature * placesOfFeature + missingBin];
      if (missing !== 0) this.scan(histogram, feature, missing, true);
      this.scan(histogram, feature, 0, missing !== 0);
    }
    if (this.feature < 0) return;
    const { units } = this;
    this.gain = ((this.bestScore - ownScore) * units.first * units.first) / units.second;
  }

  /** Judges each gap between the feature's occupied bins, with `initial` on the left from the start. */
  private scan(histogram: Float64Array, feature: number, initial: number, hasMissing: boolean): void {
    const { rows } = this;
    const start = feature * placesOfFeature;
    const end = start + rows.binCounts[feature];
    let left = initial;
    let previous = -1;
    for (let place = start; place < end; place++) {
      const here = histogram[place];
      if (here === 0) continue;
      if (previous >= 0)
        this.judge(feature, (previous + place - 1 - 2 * start) >> 1, left, initial, hasMissing);
      left += here;
      previous = place;
    }
    // What is left over on the right is what is missing.
    if (hasMissing && initial === 0 && previous >= 0) this.judge(feature, previous - start, left, 0, true);
  }

  private judge(feature: number, bin: number, left: number, initial: number, hasMissing: boolean): void {
    const { total, leastSecond, l2InUnits } = this;
    const leftFirst = firstOf(left);
    const leftSecond = left - leftFirst * firstScale;
    const right = total - left;
    const rightFirst = firstOf(right);
    const rightSecond = right - rightFirst * firstScale;
    if (leftSecond < leastSecond || rightSecond < leastSecond) return;
    const score =
      (leftFirst * leftFirst) / (leftSecond + l2InUnits) +
      (rightFirst * rightFirst) / (rightSecond + l2InUnits);
    if (score <= this.bestScore) return;
    this.bestScore = score;
    this.feature = feature;
    this.bin = bin;
    this.left = left;
    this.missingGoesLeft = hasMissing ? initial !== 0 : leftSecond >= rightSecond;
  }
}
