import { Type } from 'typebox';
import { ModelVersion } from '../entities/model-version.js';
import { RegisteredModel } from '../entities/registered-model.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { getOrCreate } from './get-or-create.js';
import { nextPage, PageAnswer } from './page.js';
import { createTell } from './tell.js';
import { toKeyValues } from './to-key-values.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface CreateRegisteredModel {
  name: string;
  tags?: Readonly<Record<string, string>>;
  description?: string;
}

export interface SearchModels {
  /** In MLflow's grammar, e.g. `name LIKE 'cover%'`. */
  filter?: string;
  orderBy?: readonly string[];
  maxResults?: number;
  pageToken?: string;
}

export interface RegisteredModelPage {
  registeredModels: RegisteredModel[];
  nextPageToken?: string;
}

export interface RegisteredModelCalls {
  get(name: string): Promise<RegisteredModel | undefined>;
  /** @throws MlflowError with RESOURCE_ALREADY_EXISTS when the name is taken. */
  create(model: CreateRegisteredModel): Promise<RegisteredModel>;
  /** Safe when several ask at once. */
  getOrCreate(name: string): Promise<RegisteredModel>;
  search(search?: SearchModels): Promise<RegisteredModelPage>;
  describe(name: string, description: string): Promise<RegisteredModel>;
  /** Versions, tags and aliases follow. */
  rename(name: string, newName: string): Promise<RegisteredModel>;
  /** Takes the name and all its versions away for good. */
  delete(name: string): Promise<void>;
  /** The newest version of each of these stages; of all when none is named. */
  latestVersions(name: string, stages?: readonly string[]): Promise<ModelVersion[]>;
  setTag(name: string, key: string, value: string): Promise<void>;
  /** A tag that is not there is not an error. */
  deleteTag(name: string, key: string): Promise<void>;
  /** Points the alias at a version, wherever it pointed before. */
  setAlias(name: string, alias: string, version: string): Promise<void>;
  /** An alias that is not there is not an error. */
  deleteAlias(name: string, alias: string): Promise<void>;
}

const ModelAnswer = Type.Object({ registered_model: RegisteredModel });
const Models = PageAnswer('registered_models', RegisteredModel);
const Versions = Type.Object({ model_versions: Repeated(ModelVersion) });

export function registeredModelCalls(call: Api): RegisteredModelCalls {
  const { tell, tellOnce } = createTell(call);
  const get = (name: string) =>
    undefinedIfMissing(
      call({ method: 'GET', path: 'registered-models/get', fields: { name }, answer: ModelAnswer }).then(
        ({ registered_model }) => registered_model,
      ),
    );
  const create = async ({ name, tags, description }: CreateRegisteredModel) => {
    const fields = { name, tags: toKeyValues(tags), description };
    const path = 'registered-models/create';
    return (await call({ method: 'POST', path, fields, answer: ModelAnswer })).registered_model;
  };

  return {
    get,
    create,
    getOrCreate: (name) =>
      getOrCreate(
        () => get(name),
        () => create({ name }),
      ),
    async search({ filter, orderBy, maxResults, pageToken } = {}) {
      const answer = await call({
        method: 'GET',
        path: 'registered-models/search',
        fields: { filter, order_by: orderBy, max_results: maxResults, page_token: pageToken },
        answer: Models,
      });
      return { registeredModels: answer.registered_models, ...nextPage(answer) };
    },
    async describe(name, description) {
      const { registered_model } = await call({
        method: 'PATCH',
        path: 'registered-models/update',
        fields: { name, description },
        answer: ModelAnswer,
        isRepeatable: true,
      });
      return registered_model;
    },
    async rename(name, newName) {
      const fields = { name, new_name: newName };
      const path = 'registered-models/rename';
      return (await call({ method: 'POST', path, fields, answer: ModelAnswer })).registered_model;
    },
    delete: (name) => tellOnce('DELETE', 'registered-models/delete', { name }),
    async latestVersions(name, stages) {
      const { model_versions } = await call({
        method: 'POST',
        path: 'registered-models/get-latest-versions',
        fields: { name, stages },
        answer: Versions,
        isRepeatable: true,
      });
      return model_versions;
    },
    setTag: (name, key, value) => tell('POST', 'registered-models/set-tag', { name, key, value }),
    deleteTag: (name, key) => tell('DELETE', 'registered-models/delete-tag', { name, key }),
    setAlias: (name, alias, version) => tell('POST', 'registered-models/alias', { name, alias, version }),
    deleteAlias: (name, alias) => tell('DELETE', 'registered-models/alias', { name, alias }),
  };
}
