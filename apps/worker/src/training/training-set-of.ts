import type { TrainingSet } from '@canopy/forest';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { covertypeSchema } from './covertype-schema.js';

/** Rows of the data set as the learner takes them. */
export function trainingSetOf({ columns, labels }: LabelledColumns): TrainingSet {
  return { columns, labels, classCount: covertypeSchema.classNames.length };
}
