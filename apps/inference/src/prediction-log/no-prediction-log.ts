import type { WrittenPredictionLog } from './create-prediction-log.js';

/** Where nothing is to be kept: takes everything and forgets it. */
export const noPredictionLog: WrittenPredictionLog = {
  record: () => undefined,
  dropped: 0,
  queued: 0,
  written: 0,
  failure: undefined,
  flush: async () => undefined,
  close: async () => undefined,
};
