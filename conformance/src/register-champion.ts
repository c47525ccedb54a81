import { encodeForest, type Forest } from '@canopy/forest';
import { createMlflowClient } from '@canopy/mlflow-client';
import { bundleModel } from '@canopy/model-bundle';
import { championAlias, type ServingDescription } from '@canopy/pipeline-contract';

const modelName = 'covertype_classifier';

/** Makes a forest the champion of a tracking server. */
export async function registerChampion(
  trackingUrl: string,
  forest: Forest,
  serving: ServingDescription,
): Promise<void> {
  const tracking = createMlflowClient({ baseUrl: trackingUrl });
  const { experiment_id: experimentId } = await tracking.experiments.getOrCreate('covertype_classification');
  const createdAt = Date.now();
  const { info } = await tracking.runs.create({ experimentId, runName: 'champion', startTime: createdAt });
  const files = bundleModel(encodeForest(forest), { serving }, { runId: info.run_id, createdAt });
  for (const { path, body, contentType } of files) {
    await tracking.artifacts.upload({ artifactUri: info.artifact_uri }, path, body, contentType);
  }
  await tracking.registeredModels.getOrCreate(modelName);
  const source = `${info.artifact_uri}/model`;
  const { version } = await tracking.modelVersions.create({ name: modelName, source, runId: info.run_id });
  await tracking.registeredModels.setAlias(modelName, championAlias, version);
  await tracking.runs.update({ runId: info.run_id, status: 'FINISHED', endTime: createdAt });
}
