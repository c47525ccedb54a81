import { logGamma } from './log-gamma.js';

/** Below so many expected successes, counting them one gap after another is quicker than rejection, and exact. */
const fewSuccesses = 10;

/**
 * A draw from a Binomial(`trials`, `chance`), from a source of uniform numbers in [0, 1). For many expected successes by
 * transformed rejection with squeeze (BTRS: W. Hörmann, "The generation of binomial random variates", Journal of Statistical
 * Computation and Simulation 46, 1993).
 */
export function drawBinomial(trials: number, chance: number, random: () => number): number {
  if (chance <= 0 || trials === 0) return 0;
  if (chance >= 1) return trials;
  if (chance > 0.5) return trials - drawBinomial(trials, 1 - chance, random);
  return trials * chance < fewSuccesses ? countGaps(trials, chance, random) : reject(trials, chance, random);
}

/** The trials between two successes are geometric: L. Devroye, "Non-Uniform Random Variate Generation", 1986, X.4.3. */
function countGaps(trials: number, chance: number, random: () => number): number {
  const logFailure = Math.log1p(-chance);
  let successes = 0;
  let trial = Math.floor(Math.log(1 - random()) / logFailure) + 1;
  while (trial <= trials) {
    successes++;
    trial += Math.floor(Math.log(1 - random()) / logFailure) + 1;
  }
  return successes;
}

// The constants are those of the paper's algorithm BTRS.
function reject(trials: number, chance: number, random: () => number): number {
  const spread = Math.sqrt(trials * chance * (1 - chance));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * chance;
  const c = trials * chance + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(chance / (1 - chance));
  const mode = Math.floor((trials + 1) * chance);
  const atMode = logGamma(mode + 1) + logGamma(trials - mode + 1);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const margin = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / margin + b) * u + c);
    if (successes < 0 || successes > trials) continue;
    if (margin >= 0.07 && v <= squeeze) return successes;
    const height = Math.log((v * alpha) / (a / (margin * margin) + b));
    const likelihood =
      atMode - logGamma(successes + 1) - logGamma(trials - successes + 1) + (successes - mode) * logOdds;
    if (height <= likelihood) return successes;
  }
}
