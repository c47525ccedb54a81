import type { TrainingSettings } from '@canopy/pipeline-contract';
import { covertypeSchema } from './covertype-schema.js';

/** Trees that a training grows in all. */
export function countTrees({ algorithm, treeCount }: TrainingSettings): number {
  switch (algorithm) {
    case 'cart':
      return 1;
    case 'gradient_boosting':
      return treeCount * covertypeSchema.classNames.length;
    case 'extra_trees':
    case 'random_forest':
      return treeCount;
  }
}
