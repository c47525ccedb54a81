import { parentPort } from 'node:worker_threads';
import { createPredictor, type Predictor } from '@canopy/forest';
import type { ForestAnswer, ForestTask } from '../threads/forest-task.js';

// A thread of its own: the trees take as long as all else that is done for the rows of a batch.

const predictors = new Map<number, Predictor>();

parentPort?.on('message', ({ id, forestKey, forest, done, question }: ForestTask<Float64Array[]>) => {
  if (done !== undefined) predictors.delete(done);
  if (forest !== undefined) predictors.set(forestKey, createPredictor(forest));
  parentPort?.postMessage({ id, ...predict(forestKey, question) } satisfies ForestAnswer<Float64Array>);
});

function predict(forestKey: number, columns: Float64Array[]): { answer: Float64Array } | { failure: string } {
  const predictor = predictors.get(forestKey);
  if (predictor === undefined) return { failure: 'The thread was not told of the forest.' };
  try {
    return { answer: predictor.predictColumns(columns) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
