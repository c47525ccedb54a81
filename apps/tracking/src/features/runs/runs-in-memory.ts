import type { LifecycleStage } from '@canopy/mlflow-client';
import { type KeptFrames, toColumnSearch } from '../../search/columns/index.js';
import type { InMemory } from '../../search/in-memory.js';
import type { RunState } from './read-runs.repository.js';

/** What is kept of the runs of these experiments at this stage, for searches. */
export function runsInMemory(
  frames: KeptFrames,
  experimentIds: readonly number[],
  stage: LifecycleStage | undefined,
): InMemory<RunState> {
  const distinct = [...new Set(experimentIds)];
  return {
    isReady(search) {
      const wanted = toColumnSearch(search, stage);
      return wanted !== undefined && frames.isReady(distinct, wanted);
    },
    async find(search) {
      const wanted = toColumnSearch(search, stage);
      const found = wanted && (await frames.find(distinct, wanted));
      return found?.map(({ place, ...row }) => ({ row, position: place.map(String) }));
    },
  };
}
