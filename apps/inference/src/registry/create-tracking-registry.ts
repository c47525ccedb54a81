import { type MlflowClient, MlflowError, type ModelVersion } from '@canopy/mlflow-client';
import { championAlias, modelFiles } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { ModelRegistry, RegisteredVersion } from './model-registry.js';

/** The registry of a tracking server. */
export function createTrackingRegistry(
  client: Pick<MlflowClient, 'artifacts' | 'events' | 'modelVersions' | 'runs'>,
  { modelName, trackingUri }: { modelName: string; trackingUri: string },
): ModelRegistry {
  function unavailable(cause: unknown): DomainError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The model registry at ${trackingUri} cannot be used at the moment: ${reason}`;
    return new DomainError('unavailable', message, { subject: trackingUri, cause });
  }

  async function download(artifactUri: string, path: string): Promise<Uint8Array> {
    try {
      return await client.artifacts.download(artifactUri, path);
    } catch (error) {
      if (!isMissing(error)) throw unavailable(error);
      throw new ModelRefusedError(`its run has no file ${path}`, { cause: error });
    }
  }

  async function findArtifacts({ runId }: RegisteredVersion): Promise<string> {
    if (runId === '') throw new ModelRefusedError('it names no run, and so no files');
    try {
      return (await client.runs.get(runId)).info.artifact_uri;
    } catch (error) {
      if (!isMissing(error)) throw unavailable(error);
      throw new ModelRefusedError(`its run ${runId} does not exist`, { cause: error });
    }
  }

  async function findAlias(alias: string): Promise<RegisteredVersion | undefined> {
    const found = await client.modelVersions.getByAlias(modelName, alias).catch((error: unknown) => {
      throw unavailable(error);
    });
    return found && { version: found.version, runId: found.run_id };
  }

  return {
    findChampion: () => findAlias(championAlias),
    // Anything else is no alias, and the tracking server would refuse it as such.
    findAlias: async (alias) => (/^[\p{L}\p{N}_-]{1,255}$/u.test(alias) ? findAlias(alias) : undefined),
    async findVersion(version) {
      // Anything else than a number is no version, and the tracking server would refuse it as such.
      if (!/^[1-9]\d{0,8}$/.test(version)) return undefined;
      const found = await client.modelVersions.get(modelName, version).catch((error: unknown) => {
        throw unavailable(error);
      });
      return found && { version: found.version, runId: found.run_id };
    },
    async readFiles(version) {
      const artifactUri = await findArtifacts(version);
      const [forest, serving] = await Promise.all([
        download(artifactUri, modelFiles.forest),
        download(artifactUri, modelFiles.signature),
      ]);
      return { forest, serving };
    },
    async listVersions(limit) {
      const search = {
        filter: `name = '${modelName.replaceAll("'", "\\'")}'`,
        orderBy: ['version_number DESC'],
        maxResults: limit,
      };
      const { modelVersions } = await client.modelVersions.search(search).catch((error: unknown) => {
        throw unavailable(error);
      });
      return modelVersions.map(describeVersion);
    },
    async *changes(signal) {
      for await (const event of client.events(signal)) {
        if (event === 'connected') yield { kind: 'connected' };
        else if (event.name === modelName) yield { kind: 'moved', alias: event.alias };
      }
    },
  };
}

function describeVersion({ name, version, current_stage, run_id, aliases }: ModelVersion) {
  return { name, version, stage: current_stage, runId: run_id, aliases };
}

function isMissing(error: unknown): boolean {
  return error instanceof MlflowError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST';
}
