import { labelColumn } from '@canopy/covertype';
import type { Prediction } from './prediction';

export interface RankedClass {
  label: number;
  probability: number;
}

/** Every class with its probability, the most probable first, then by number. */
export function rankProbabilities({ probabilities }: Pick<Prediction, 'probabilities'>): RankedClass[] {
  return labelColumn.classNames
    .map((_, label) => ({ label, probability: probabilities[String(label)] ?? 0 }))
    .toSorted((a, b) => b.probability - a.probability || a.label - b.label);
}
