import type { TrainingProgress, Trial } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { TryCandidateInput } from '../activities/contract/tuning.js';
import { judgeForest } from '../evaluation/judge-forest.js';
import { decodeTrainingRows } from '../snapshot/decode-snapshot.js';
import { checkReadingMemory } from '../training/check-reading-memory.js';
import { countTrees } from '../training/count-trees.js';
import { growOnThreads } from '../training/grow-on-threads.js';
import type { TrainDependencies } from '../training/train-model.js';
import { takeFold } from './take-fold.js';

/** Grows a forest with a candidate's settings on all folds of the training rows but one, and judges it on that one. */
export async function tryCandidate(
  { store, threads, memoryLimit, now }: TrainDependencies,
  { snapshot, training, candidate, fold, foldCount }: TryCandidateInput,
  attendance: Attendance<TrainingProgress>,
): Promise<Trial> {
  const { signal, report } = attendance;
  report({ stage: 'reading', treesDone: 0, treesInAll: countTrees(training) });
  const memoryLimitBytes = checkReadingMemory(2 * snapshot.bytes, memoryLimit);
  const rows = decodeTrainingRows(await store.read(snapshot, signal));
  const { others, judged } = takeFold(rows, fold, foldCount);
  const start = now();
  const settings = { ...training, ...candidate };
  const { forest } = await growOnThreads(others, settings, { threads, memoryLimitBytes }, attendance);
  const seconds = (now() - start) / 1000;
  const { accuracy, f1Macro, logLoss } = await judgeForest(forest, judged, signal);
  return { candidate, fold, accuracy, f1Macro, logLoss, seconds };
}
