import { featureColumns } from '@canopy/covertype';
import type { Explanation } from './prediction';

export interface RankedContribution {
  key: string;
  /** What the value of the column adds to the probability of the class. */
  contribution: number;
  /** The probability with this column and those before it known, and without it. */
  from: number;
  to: number;
}

/** The columns, those that moved the probability most first, each as a step from the base value to the probability. */
export function rankContributions({ base_value, contributions }: Explanation): RankedContribution[] {
  let reached = base_value;
  return featureColumns
    .map(({ key }) => ({ key, contribution: contributions[key] ?? 0 }))
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map((step) => {
      const from = reached;
      reached += step.contribution;
      return { ...step, from, to: reached };
    });
}
