import { trainForestOnThreads } from '@canopy/forest/threads';
import type { TrainingProgress, Trial } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { TryCandidateInput } from '../activities/contract/tuning.js';
import { judgeForest } from '../evaluation/judge-forest.js';
import { decodeTrainingRows } from '../snapshot/decode-snapshot.js';
import { checkReadingMemory } from '../training/check-reading-memory.js';
import { covertypeSchema } from '../training/covertype-schema.js';
import { forestOptions } from '../training/forest-settings.js';
import type { TrainDependencies } from '../training/train-model.js';
import { trainingSetOf } from '../training/training-set-of.js';
import { takeFold } from './take-fold.js';

/** Grows a forest with a candidate's settings on all folds of the training rows but one, and judges it on that one. */
export async function tryCandidate(
  { store, threads, memoryLimit, now }: TrainDependencies,
  { snapshot, training, candidate, fold, foldCount }: TryCandidateInput,
  { signal, report }: Attendance<TrainingProgress>,
): Promise<Trial> {
  report({ stage: 'reading', treesDone: 0, treesInAll: training.treeCount });
  const memoryLimitBytes = checkReadingMemory(2 * snapshot.bytes, memoryLimit);
  const rows = decodeTrainingRows(await store.read(snapshot, signal));
  const { others, judged } = takeFold(rows, fold, foldCount);
  const start = now();
  const options = forestOptions({ ...training, ...candidate });
  const forest = await trainForestOnThreads(trainingSetOf(others), options, covertypeSchema, {
    threadCount: threads,
    memoryLimitBytes,
    signal,
    onProgress: ({ trees, of }) => report({ stage: 'growing', treesDone: trees, treesInAll: of }),
  });
  const seconds = (now() - start) / 1000;
  const { accuracy, f1Macro, logLoss } = await judgeForest(forest, judged, signal);
  return { candidate, fold, accuracy, f1Macro, logLoss, seconds };
}
