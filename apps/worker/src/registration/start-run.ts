import { dataSet } from '@canopy/covertype';
import type { MlflowClient } from '@canopy/mlflow-client';
import type { StartRunInput, TrackedRun } from '../activities/contract/registration.js';

const experimentName = `${dataSet.name}_classification`;

/** Opens the run of a training by the reference system's names. The same key again gives the same run. */
export async function startRun(tracking: MlflowClient, input: StartRunInput): Promise<TrackedRun> {
  const { experiment_id: experimentId } = await tracking.experiments.getOrCreate(experimentName);
  const { info } = await tracking.runs.create({
    experimentId,
    runName: `batch_${input.batchId}`,
    startTime: input.startTime,
    tags: {
      batch_id: input.batchId,
      model_type: input.training.algorithm,
      framework: 'canopy',
      dataset: dataSet.name,
      training_mode: 'scheduled',
      team: `group_${input.groupNumber}`,
    },
    userId: 'canopy',
    idempotencyKey: input.idempotencyKey,
  });
  return { runId: info.run_id, experimentId, artifactUri: info.artifact_uri };
}
