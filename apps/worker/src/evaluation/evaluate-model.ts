import type { MlflowClient } from '@canopy/mlflow-client';
import type { Attendance } from '../activities/attend.js';
import type { EvaluateInput, Evaluation } from '../activities/contract/evaluation.js';
import { abortable } from '../failures/abortable.js';
import { findSeenSnapshot } from '../gate/find-seen-snapshot.js';
import type { DataStore } from '../objects/create-data-store.js';
import { findChampion } from './find-champion.js';
import { type EvaluationProgress, judgeCandidate } from './judge-candidate.js';

/**
 * Judges a new model, the present champion and a single tree of `ml-cart` (the floor) on the same hold-out
 * rows, and stores all that was measured as one report.
 */
export async function evaluateModel(
  { store, tracking }: { store: DataStore; tracking: MlflowClient },
  input: EvaluateInput,
  attendance: Attendance<EvaluationProgress>,
): Promise<Evaluation> {
  const { signal } = attendance;
  const champion = await findChampion(tracking, input.modelName, signal);
  const seen =
    champion === undefined ? undefined : await abortable(findSeenSnapshot(tracking, input.modelName), signal);
  return judgeCandidate(store, input, { champion, seen }, attendance);
}
