import { type Feature, missingCode } from '../forest.js';
import { createCodeFinder } from './create-code-finder.js';

/** The code of a value of one feature, or -1 for an infinite value, which has none. */
export type Coder = (value: number) => number;

/** Makes the rule by which a feature's values get their codes; NaN and unseen categories are missing. */
export function createCoder(feature: Feature, edges: Float64Array): Coder {
  if (feature.kind === 'numeric') {
    const codeOf = createCodeFinder(edges);
    return (value) => {
      if (Number.isFinite(value)) return codeOf(value);
      return Number.isNaN(value) ? missingCode : -1;
    };
  }
  const ranks = new Map<number, number>();
  feature.categories.forEach((category, rank) => {
    ranks.set(category, rank);
  });
  return (value) => ranks.get(value) ?? (Math.abs(value) === Number.POSITIVE_INFINITY ? -1 : missingCode);
}
