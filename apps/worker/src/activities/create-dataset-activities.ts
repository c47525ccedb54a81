import type { Database } from '@canopy/database';
import type { DataStore } from '../objects/create-data-store.js';
import { findLastTotal } from '../registration/model-metrics.repository.js';
import { countSamples } from '../snapshot/samples.repository.js';
import { takeSnapshot } from '../snapshot/take-snapshot.js';
import { decideTraining } from '../training/decide-training.js';
import { tellTrainingReason } from '../training/tell-training-reason.js';
import { attend } from './attend.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export interface DatasetDependencies extends Pick<Database, 'pool' | 'prisma'> {
  store: DataStore;
}

export function createDatasetActivities(
  dependencies: DatasetDependencies,
): Pick<PipelineActivities, 'decide' | 'snapshot' | 'dropParts'> {
  const { pool, prisma, store } = dependencies;
  return {
    async decide({ modelName, minSampleIncrement, testSize }) {
      const { classes, throughId } = await countSamples(pool, testSize);
      const lastTotal = await findLastTotal(prisma, modelName);
      const decision = decideTraining({ classes, lastTotal, minSampleIncrement });
      return { ...decision, reason: tellTrainingReason(decision.why), throughId };
    },
    snapshot: ({ throughId, testSize }) =>
      attend(async ({ signal }) => {
        const through = throughId ?? (await countSamples(pool, testSize)).throughId;
        return takeSnapshot(dependencies, { throughId: through, testSize }, signal);
      }),
    dropParts: ({ parts }) => attend(({ signal }) => store.remove(parts, signal)),
  };
}
