import type { TreeRange } from '@canopy/forest';
import type { TrainingSettings } from '@canopy/pipeline-contract';

/**
 * Rows times trees that one part takes on: about six seconds of one core (docs/scale.md). A smaller forest is grown faster in
 * one piece, and six seconds are what a killed machine loses.
 */
const rowTreesOfPart = 5_000_000;

/** Temporal allows a workflow 2,000 pending activities. */
const maxPartCount = 1200;

/** Counts that two, three, four or six machines share evenly. */
const evenCounts = [1, 2, 4, 6, 12];

/**
 * The parts that a forest is grown in, in the order of their trees. They follow from the settings and the number of rows alone, so
 * that neither the history of a run nor the name of a part depends on how many machines there are.
 */
export function planParts(
  { algorithm, treeCount }: Pick<TrainingSettings, 'algorithm' | 'treeCount'>,
  trainingRows: number,
): TreeRange[] {
  // Only these grow trees that know nothing of each other.
  if (algorithm !== 'extra_trees' && algorithm !== 'random_forest') return [{ first: 0, count: treeCount }];
  const wanted = Math.ceil((treeCount * trainingRows) / rowTreesOfPart);
  const even = evenCounts.find((count) => count >= wanted) ?? 12 * Math.ceil(wanted / 12);
  const partCount = Math.min(even, treeCount, maxPartCount);
  return Array.from({ length: partCount }, (_, part) => {
    const first = firstTreeOf(part);
    return { first, count: firstTreeOf(part + 1) - first };
  });

  function firstTreeOf(part: number): number {
    return Math.floor((part * treeCount) / partCount);
  }
}
