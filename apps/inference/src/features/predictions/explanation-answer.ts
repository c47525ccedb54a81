import { featureColumns } from '@canopy/covertype';
import type { Explanation } from '../../explanations/create-explanations.js';
import type { ExplanationAnswer } from './prediction-answer.js';

/** What each column contributed, by its name. */
export function explanationAnswer({ baseValue, contributions }: Explanation): ExplanationAnswer {
  return {
    base_value: baseValue,
    contributions: Object.fromEntries(featureColumns.map(({ key }, f) => [key, contributions[f] ?? 0])),
  };
}
