import { type KeyValue, ModelStage, type ModelVersion, type RegisteredModel } from '@canopy/mlflow-client';
import { missing } from '../../protocol/refusals.js';
import { TrackingError } from '../../protocol/tracking-error.js';
import { checkModelName } from '../../rules/check-registry-names.js';
import { checkTags, lastOfEachKey, registryTagLimits } from '../../rules/check-tags.js';
import { decodeFully } from '../../rules/decode-fully.js';
import type { SearchRequest } from '../../search/search-page.js';
import { promptTag, readStage } from '../model-versions/index.js';
import type { RegisteredModelsRepository } from './registered-models.repository.js';

const kindOf = (tags: readonly KeyValue[]) =>
  tags.some(({ key, value }) => key === promptTag && value.toLowerCase() === 'true')
    ? 'Prompt'
    : 'Registered Model';

/** A model or a prompt of that name is there already, and says what it is. */
function kindTaken(tags: readonly KeyValue[], { name, tags: taken }: RegisteredModel): TrackingError {
  const [wanted, found] = [kindOf(tags), kindOf(taken)];
  const message =
    wanted === found
      ? `${found} (name=${name}) already exists.`
      : `Tried to create a ${wanted.toLowerCase()} with name '${name}', but the name is already taken by a ` +
        `${found.toLowerCase()}. They share their names: take another, or delete that one.`;
  return new TrackingError('RESOURCE_ALREADY_EXISTS', message);
}

export interface RegisteredModelsDependencies {
  registeredModels: RegisteredModelsRepository;
  clock: () => number;
}

export interface NewRegisteredModel {
  name: string;
  description?: string;
  tags: KeyValue[];
}

export type RegisteredModelsService = ReturnType<typeof createRegisteredModelsService>;

/** Names under which versions of models are kept. Refusals are `TrackingError`s in the words of MLflow. */
export function createRegisteredModelsService(dependencies: RegisteredModelsDependencies) {
  const { registeredModels, clock } = dependencies;
  const noSuchModel = (name: string) => missing(`Registered Model with name=${name} not found`);
  const nameTaken = (name: string) =>
    new TrackingError('RESOURCE_ALREADY_EXISTS', `Registered Model (name=${name}) already exists.`);
  const get = async (name: string): Promise<RegisteredModel> => {
    checkModelName(name);
    const model = await registeredModels.find(name);
    if (!model) throw noSuchModel(name);
    return model;
  };
  /** Two names that some client takes for one would let the newer pass for the older. */
  const requireUnlike = async (name: string): Promise<void> => {
    const decoded = decodeFully(name);
    if (decoded !== name && (await registeredModels.find(decoded))) throw nameTaken(decoded);
  };
  const require = async (changed: Promise<boolean>, name: string): Promise<void> => {
    if (!(await changed)) throw noSuchModel(name);
  };

  return {
    get,
    async create({ name, description, tags }: NewRegisteredModel): Promise<RegisteredModel> {
      checkModelName(name);
      checkTags(tags, registryTagLimits);
      await requireUnlike(name);
      const row = { name, description: description ?? null, tags: lastOfEachKey(tags), now: clock() };
      if (!(await registeredModels.insert(row))) {
        const taken = await registeredModels.find(name);
        throw taken ? kindTaken(tags, taken) : nameTaken(name);
      }
      return get(name);
    },
    async describe(name: string, description: string): Promise<RegisteredModel> {
      checkModelName(name);
      await require(registeredModels.describe(name, description, clock()), name);
      return get(name);
    },
    async rename(name: string, newName: string): Promise<RegisteredModel> {
      checkModelName(name);
      checkModelName(newName, 'new_name');
      await requireUnlike(newName);
      const outcome = await registeredModels.rename(name, newName, clock());
      if (outcome === 'missing') throw noSuchModel(name);
      if (outcome === 'taken') throw nameTaken(newName);
      return get(newName);
    },
    async delete(name: string): Promise<void> {
      checkModelName(name);
      await require(registeredModels.delete(name, clock()), name);
    },
    /** Leaves prompts out unless the filter speaks of them. */
    search: (request: SearchRequest) =>
      registeredModels.search(request, request.filter?.includes(promptTag) ?? false),
    async latestVersions(name: string, stages: readonly string[]): Promise<ModelVersion[]> {
      const wanted: readonly string[] = stages.length === 0 ? ModelStage.enum : stages.map(readStage);
      const { latest_versions } = await get(name);
      return latest_versions.filter(({ current_stage }) => wanted.includes(current_stage));
    },
    async setTag(name: string, tag: KeyValue): Promise<void> {
      checkModelName(name);
      checkTags([tag], registryTagLimits);
      await require(registeredModels.setTag(name, tag), name);
    },
    async deleteTag(name: string, key: string): Promise<void> {
      checkModelName(name);
      await require(registeredModels.deleteTag(name, key), name);
    },
  };
}
