import { parentPort, workerData } from 'node:worker_threads';
import { decodeForest, encodeForest, ForestFormatError, ForestInputError, mergeTrees } from '@canopy/forest';
import type { MergeAnswer, MergeTask } from './merge-parts.js';

const { parts } = workerData as MergeTask;

parentPort?.postMessage(merge());

function merge(): MergeAnswer {
  try {
    return { file: encodeForest(mergeTrees(parts.map((part) => decodeForest(part)))) };
  } catch (error) {
    // Only its text would be left of an error that a thread throws, and nobody could tell that it will come again.
    if (error instanceof ForestInputError || error instanceof ForestFormatError)
      return { problem: error.message };
    throw error;
  }
}
