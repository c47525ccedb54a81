import type { KeyValue, LoggedModel, ModelVersion, RunInfo } from '@canopy/mlflow-client';
import { invalid, missing } from '../../protocol/refusals.js';
import { checkIdempotencyKey } from '../../rules/check-idempotency-key.js';
import { checkModelName, readVersion } from '../../rules/check-registry-names.js';
import { checkPromptText, checkTags, lastOfEachKey, registryTagLimits } from '../../rules/check-tags.js';
import type { SearchRequest } from '../../search/search-page.js';
import { checkPromptSource, checkSource } from './check-source.js';
import type { ModelVersionsRepository } from './model-versions.repository.js';
import { promptTag } from './prompt-tag.js';
import { readStage } from './read-stage.js';
import { type VersionLookups, versionOfUri } from './version-of-uri.js';

export interface ModelVersionsDependencies {
  modelVersions: ModelVersionsRepository;
  /** @throws TrackingError when there is no such run. */
  getRun: (runId: string) => Promise<RunInfo>;
  /** @throws TrackingError when there is no such logged model. */
  getLoggedModel: (modelId: string) => Promise<LoggedModel>;
  getByAlias: VersionLookups['getByAlias'];
  clock: () => number;
}

export interface NewModelVersion {
  name: string;
  source: string;
  run_id?: string;
  model_id?: string;
  run_link?: string;
  description?: string;
  tags: KeyValue[];
}

export type ModelVersionsService = ReturnType<typeof createModelVersionsService>;

/** Versions of registered models. Refusals are `TrackingError`s in the words of MLflow. */
export function createModelVersionsService(dependencies: ModelVersionsDependencies) {
  const { modelVersions, clock } = dependencies;
  const get = async (name: string, version: string): Promise<ModelVersion> => {
    checkModelName(name);
    const found = await modelVersions.find(name, readVersion(version));
    if (!found) throw missing(`Model Version (name=${name}, version=${version}) not found`);
    return found;
  };
  /** @throws TrackingError where `changed` says that there was nothing to change. */
  const require = async (changed: Promise<boolean>, name: string, version: string): Promise<void> => {
    if (!(await changed)) throw missing(`Model Version (name=${name}, version=${version}) not found`);
  };
  const ofModelUri = (uri: string): Promise<ModelVersion> | undefined =>
    versionOfUri(uri, { get, getByAlias: dependencies.getByAlias, latest: modelVersions.latest });

  return {
    get,
    async create(given: NewModelVersion, idempotencyKey: string | undefined): Promise<ModelVersion> {
      const { name, description, run_link } = given;
      let { source } = given;
      checkIdempotencyKey(idempotencyKey);
      checkModelName(name);
      checkPromptText(given.tags);
      checkTags(given.tags, registryTagLimits);
      const isPrompt = given.tags.some(
        ({ key, value }) => key === promptTag && value.toLowerCase() === 'true',
      );
      const lineage: Lineage = { runId: given.run_id || undefined, modelId: given.model_id || undefined };
      if (isPrompt) checkPromptSource(source);
      else {
        const referred = await ofModelUri(source);
        if (referred) {
          follow(lineage, referred, source);
          // Stages and aliases move, and a version stays what it was made of.
          source = `models:/${referred.name}/${referred.version}`;
        }
        await checkSource(source, lineage, dependencies);
        if (lineage.modelId !== undefined) {
          const { info } = await dependencies.getLoggedModel(lineage.modelId);
          lineage.runId ??= info.source_run_id;
        }
      }
      const created = await modelVersions.insert({
        name,
        source,
        runId: lineage.runId ?? null,
        modelId: isPrompt ? null : (lineage.modelId ?? null),
        runLink: run_link ?? null,
        description: description ?? null,
        idempotencyKey: idempotencyKey ?? null,
        tags: lastOfEachKey(given.tags),
        now: clock(),
      });
      if (!created) throw missing(`Registered Model with name=${name} not found`);
      return created;
    },
    search: (request: SearchRequest) =>
      modelVersions.search(request, request.filter?.includes(promptTag) ?? false),
    latest: (names: readonly string[]) => modelVersions.latest(names),
    async describe(name: string, version: string, description: string): Promise<ModelVersion> {
      await require(modelVersions.describe(name, readVersion(version), description, clock()), name, version);
      return get(name, version);
    },
    async delete(name: string, version: string): Promise<void> {
      checkModelName(name);
      await require(modelVersions.delete(name, readVersion(version), clock()), name, version);
    },
    async setTag(name: string, version: string, tag: KeyValue): Promise<void> {
      checkModelName(name);
      checkPromptText([tag]);
      checkTags([tag], registryTagLimits);
      await require(modelVersions.setTag(name, readVersion(version), tag), name, version);
    },
    async deleteTag(name: string, version: string, key: string): Promise<void> {
      checkModelName(name);
      await require(modelVersions.deleteTag(name, readVersion(version), key), name, version);
    },
    async moveToStage(
      name: string,
      version: string,
      stage: string,
      archiveOthers: boolean,
    ): Promise<ModelVersion> {
      const canonical = readStage(stage);
      if (archiveOthers && canonical !== 'Staging' && canonical !== 'Production') {
        throw invalid(
          `Model version transition cannot archive existing model versions because '${stage}' is not an Active ` +
            "stage. Valid stages are ['Staging', 'Production']",
        );
      }
      const change = { stage: canonical, archiveOthers };
      await require(modelVersions.moveToStage(name, readVersion(version), change, clock()), name, version);
      return get(name, version);
    },
    /** Where the files of a version are, with references to other versions followed. */
    async downloadUri(name: string, version: string): Promise<string> {
      let { source } = await get(name, version);
      // Each version refers to an older one, so the way ends; the bound only guards against damaged data.
      for (let step = 0; step < 100; step++) {
        const referred = ofModelUri(source);
        if (!referred) break;
        ({ source } = await referred);
      }
      const [, modelId] = /^models:\/(m-[0-9a-f]{32})$/.exec(source) ?? [];
      return modelId === undefined ? source : (await dependencies.getLoggedModel(modelId)).info.artifact_uri;
    },
  };
}

/** Where a version comes from. */
interface Lineage {
  runId: string | undefined;
  modelId: string | undefined;
}

/** A version that is a copy of another comes from where that one came from. @throws TrackingError when it is said not to. */
function follow(lineage: Lineage, { run_id, model_id }: ModelVersion, source: string): void {
  const isOther = (given: string | undefined, there: string | undefined) =>
    given !== undefined && given !== (there ?? '');
  if (isOther(lineage.runId, run_id) || isOther(lineage.modelId, model_id)) {
    throw invalid(
      `Invalid model version source: '${source}'. The run_id and model_id request parameters must match the ` +
        'referenced model version.',
    );
  }
  lineage.runId = run_id || undefined;
  lineage.modelId = model_id;
}
