import { keepSnapshot } from '../snapshot/keep-snapshot.js';
import { growPart } from '../training/grow-part.js';
import { mergeParts } from '../training/merge-parts.js';
import { type TrainDependencies, trainModel } from '../training/train-model.js';
import { tryCandidate } from '../tuning/try-candidate.js';
import { attend } from './attend.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

/** What the task queue `training` does: it needs the object store and a processor, nothing else. */
export function createTrainingActivities(
  dependencies: TrainDependencies,
): Pick<PipelineActivities, 'train' | 'growPart' | 'mergeParts' | 'tryCandidate'> {
  const snapshots = keepSnapshot(dependencies.store);
  return {
    train: (input) => attend((attendance) => trainModel(dependencies, input, attendance)),
    growPart: (input) => attend((attendance) => growPart({ ...dependencies, snapshots }, input, attendance)),
    mergeParts: (input) => attend((attendance) => mergeParts(dependencies, input, attendance)),
    tryCandidate: (input) => attend((attendance) => tryCandidate(dependencies, input, attendance)),
  };
}
