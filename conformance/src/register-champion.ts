import { type CategoryNumbers, featureColumns, labelColumn, type ParsedRow } from '@canopy/covertype';
import { encodeForest, type Forest, trainForest } from '@canopy/forest';
import { createMlflowClient } from '@canopy/mlflow-client';
import { bundleModel } from '@canopy/model-bundle';
import { championAlias } from '@canopy/pipeline-contract';

const modelName = 'covertype_classifier';

/** Trains a forest, names and codes as categories, and makes it the champion of a tracking server that has none. */
export async function registerChampion(
  trackingUrl: string,
  rows: readonly ParsedRow[],
  categoryNumbers: CategoryNumbers,
): Promise<Forest> {
  const forest = train(rows);
  const tracking = createMlflowClient({ baseUrl: trackingUrl });
  const { experiment_id: experimentId } = await tracking.experiments.getOrCreate('covertype_classification');
  const createdAt = Date.now();
  const { info } = await tracking.runs.create({ experimentId, runName: 'champion', startTime: createdAt });
  const serving = { categoryNumbers, selfTest: [] };
  const files = bundleModel(encodeForest(forest), { serving }, { runId: info.run_id, createdAt });
  for (const { path, body, contentType } of files) {
    await tracking.artifacts.upload({ artifactUri: info.artifact_uri }, path, body, contentType);
  }
  await tracking.registeredModels.getOrCreate(modelName);
  const source = `${info.artifact_uri}/model`;
  const { version } = await tracking.modelVersions.create({ name: modelName, source, runId: info.run_id });
  await tracking.registeredModels.setAlias(modelName, championAlias, version);
  await tracking.runs.update({ runId: info.run_id, status: 'FINISHED', endTime: createdAt });
  return forest;
}

function train(rows: readonly ParsedRow[]): Forest {
  const columns = featureColumns.map((_, f) => Float64Array.from(rows, ({ features }) => features[f] ?? 0));
  const traits = featureColumns.map(({ kind }) => ({
    isCategorical: kind !== 'measure',
    mayBeMissing: false,
  }));
  const { classNames } = labelColumn;
  return trainForest(
    { columns, labels: Uint8Array.from(rows, ({ label }) => label), classCount: classNames.length, traits },
    {
      algorithm: 'extra_trees',
      treeCount: 30,
      maxFeatures: 8,
      maxDepth: null,
      minSamplesLeaf: 2,
      bootstrap: false,
      classWeight: 'none',
      seed: 42,
    },
    { featureNames: featureColumns.map(({ key }) => key), classNames },
  );
}
