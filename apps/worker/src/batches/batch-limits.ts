/**
 * When a batch is held. Each limit was set so that draws of the real source stay far away from it, in its own order, which is that of
 * the map (docs/data.md has the measurements).
 */
export const batchLimits = {
  /** Share of the rows that may be bad, doubtful or repeated. */
  badShare: 0.05,
  /** Share of the rows that may lie beyond the widened range of all batches before. */
  unheardShare: 0.01,
  /** By how much of its width the range of the batches before is widened, on both sides; by 1/k more after k different ones. */
  rangeMargin: 0.25,
  /** A share is above its limit when one at the limit would look like this less often. */
  shareChance: 1e-3,
  /** A mean is shifted when a batch of its kind would be as far away less often, over all measures together … */
  shiftChance: 1e-4,
  /** … and when it is this many standard deviations away: what is smaller is a matter of the model, not of the data. */
  shiftEffect: 1,
  /** Two names are exchanged when each row is on average so much likelier then, as the logarithm of the ratio … */
  exchangeGain: 1,
  /** … and so many rows of either name came before, from so many batches: fewer do not tell what a name stands for. */
  leastNamed: 30,
  leastBatches: 3,
  /** Least share of the rows that batches before had. */
  sizeShare: 0.25,
  /** Fewer rows say nothing about a column. */
  leastRows: 50,
} as const;
