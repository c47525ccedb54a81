import { invalid } from '../../protocol/refusals.js';

/** The number of an experiment. Those that no experiment can have are -1. @throws TrackingError unless an integer. */
export function readExperimentId(experimentId: string): number {
  if (!/^\s*[+-]?\d+\s*$/.test(experimentId)) {
    throw invalid(`Invalid experiment ID '${experimentId}'. Experiment ID must be a valid integer.`);
  }
  const id = Number(experimentId);
  return id >= 0 && id < 2 ** 31 ? id : -1;
}
