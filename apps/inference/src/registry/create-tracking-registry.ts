import type { MlflowClient, ModelVersion } from '@canopy/mlflow-client';
import { championAlias, rolloutTags } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import type { ModelRegistry, RegisteredVersion } from './model-registry.js';
import { readModelFiles } from './read-model-files.js';

/** The registry of a tracking server. */
export function createTrackingRegistry(
  client: Pick<MlflowClient, 'artifacts' | 'events' | 'modelVersions' | 'registeredModels' | 'runs'>,
  { modelName, trackingUri }: { modelName: string; trackingUri: string },
): ModelRegistry {
  function unavailable(cause: unknown): DomainError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The model registry at ${trackingUri} cannot be used at the moment: ${reason}`;
    return new DomainError('unavailable', message, { subject: trackingUri, cause });
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
    readFiles: (version) => readModelFiles({ client, modelName, unavailable }, version),
    async readModelState() {
      const model = await client.registeredModels.get(modelName).catch((error: unknown) => {
        throw unavailable(error);
      });
      return {
        tags: new Map(model?.tags.map(({ key, value }) => [key, value])),
        aliases: new Map(model?.aliases.map(({ alias, version }) => [alias, version])),
      };
    },
    async stepBack(stepBack) {
      try {
        await client.registeredModels.setTag(modelName, rolloutTags.steppedBack, JSON.stringify(stepBack));
        await client.registeredModels.setTag(modelName, rolloutTags.canaryPercent, '0');
      } catch (error) {
        throw unavailable(error);
      }
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
