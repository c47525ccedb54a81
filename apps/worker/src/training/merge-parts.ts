import { estimateMergeMemory, ForestInputError } from '@canopy/forest';
import type { Attendance } from '../activities/attend.js';
import type { MergedModel, MergePartsInput } from '../activities/contract/training.js';
import { askThread } from './ask-thread.js';
import { forestOptions, hyperparametersOf } from './forest-settings.js';
import type { GrowDependencies } from './grow-part.js';
import { MemoryLimitError } from './memory-limit-error.js';
import { modelKind } from './model-kind.js';

/** What the thread is given: the files of the parts. */
export interface MergeTask {
  parts: Uint8Array[];
}

export type MergeAnswer = { file: Uint8Array } | { problem: string };

/** Joins the parts of a forest on a thread, and stores the model under the hash of its bytes. */
export async function mergeParts(
  { store, memoryLimit }: Omit<GrowDependencies, 'threads'>,
  { training, parts }: MergePartsInput,
  { signal }: Attendance<never>,
): Promise<MergedModel> {
  const partBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const needed = estimateMergeMemory(partBytes);
  if (needed > memoryLimit)
    throw new MemoryLimitError(`Joining ${partBytes} bytes of trees`, needed, memoryLimit);
  const files: Uint8Array[] = [];
  for (const part of parts) files.push(await store.read(part, signal));
  const answer = await askThread<MergeTask, MergeAnswer>('merge-thread', { parts: files }, signal);
  if ('problem' in answer) throw new ForestInputError(answer.problem);
  return {
    object: await store.putByHash(modelKind, answer.file, signal),
    hyperparameters: hyperparametersOf(forestOptions(training)),
  };
}
