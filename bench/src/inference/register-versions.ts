import { createMlflowClient } from '@canopy/mlflow-client';
import { championAlias, modelFiles } from '@canopy/pipeline-contract';
import type { Models, StoredModel } from './grow-models.js';

const modelName = 'covertype_classifier';
const kinds = ['small', 'other', 'large'] as const;
export type Kind = (typeof kinds)[number];

/** A registry with three versions: two of the small model, and the large one. */
export interface BenchRegistry {
  promote(kind: Kind): Promise<void>;
  versionOf(kind: Kind): string;
}

export async function registerVersions(
  trackingUrl: string,
  { small, large }: Pick<Models, 'small' | 'large'>,
): Promise<BenchRegistry> {
  const client = createMlflowClient({ baseUrl: trackingUrl });
  await client.registeredModels.getOrCreate(modelName);
  const versions = new Map<Kind, string>();

  async function register({ forest, serving }: StoredModel): Promise<string> {
    const { info } = await client.runs.create({ experimentId: '0', startTime: Date.now() });
    const run = { artifactUri: info.artifact_uri };
    await client.artifacts.upload(run, modelFiles.forest, forest);
    await client.artifacts.upload(run, modelFiles.signature, Buffer.from(JSON.stringify(serving)));
    const source = `${info.artifact_uri}/${modelFiles.folder}`;
    return (await client.modelVersions.create({ name: modelName, source, runId: info.run_id })).version;
  }
  for (const kind of kinds) versions.set(kind, await register(kind === 'large' ? large : small));

  const versionOf = (kind: Kind) => versions.get(kind) ?? '';
  return {
    versionOf,
    async promote(kind) {
      await client.registeredModels.setAlias(modelName, championAlias, versionOf(kind));
    },
  };
}
