import { crc32 } from 'node:zlib';
import { estimateMergeMemory, mergeForestFiles } from '@canopy/forest';
import type { Attendance } from '../activities/attend.js';
import type { MergedModel, MergePartsInput } from '../activities/contract/training.js';
import { forestOptions, hyperparametersOf } from './forest-settings.js';
import type { GrowDependencies } from './grow-part.js';
import { MemoryLimitError } from './memory-limit-error.js';
import { modelKind } from './model-kind.js';

/** Parts that are read at a time: each is small, and most of its time is spent waiting. */
const readAtOnce = 4;

/** Joins the parts of a forest and stores the model under the hash of its bytes. */
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
  for (let first = 0; first < parts.length; first += readAtOnce) {
    const read = parts.slice(first, first + readAtOnce).map((part) => store.read(part, signal));
    files.push(...(await Promise.all(read)));
  }
  return {
    object: await store.putByHash(modelKind, mergeForestFiles(files, crc32), signal),
    hyperparameters: hyperparametersOf(forestOptions(training)),
  };
}
