import { Type } from 'typebox';
import { ModelVersion } from '../entities/model-version.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import type { SearchModels } from './registered-models.js';
import { toKeyValues } from './to-key-values.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface CreateModelVersion {
  /** Of a registered model that there is. */
  name: string;
  /** Where its files are, e.g. `<artifact_uri of the run>/model`. */
  source: string;
  runId?: string;
  tags?: Readonly<Record<string, string>>;
  description?: string;
  /** At most 200 characters; the same key again answers with the same version. */
  idempotencyKey?: string;
}

export interface ModelVersionPage {
  modelVersions: ModelVersion[];
  nextPageToken?: string;
}

export interface ModelVersionCalls {
  create(version: CreateModelVersion): Promise<ModelVersion>;
  get(name: string, version: string): Promise<ModelVersion | undefined>;
  /** Undefined when there is no such alias or model. */
  getByAlias(name: string, alias: string): Promise<ModelVersion | undefined>;
  search(search?: SearchModels): Promise<ModelVersionPage>;
  setTag(name: string, version: string, key: string, value: string): Promise<void>;
}

const VersionAnswer = Type.Object({ model_version: ModelVersion });
const PageAnswer = Type.Object({
  model_versions: Repeated(ModelVersion),
  next_page_token: Type.Optional(Type.String()),
});
const Nothing = Type.Object({});

export function modelVersionCalls(call: Api): ModelVersionCalls {
  const get = async (path: string, fields: Record<string, string>) =>
    (await call({ method: 'GET', path, fields, answer: VersionAnswer })).model_version;

  return {
    async create({ name, source, runId, tags, description, idempotencyKey }) {
      const { model_version } = await call({
        method: 'POST',
        path: 'model-versions/create',
        fields: { name, source, run_id: runId, tags: toKeyValues(tags), description },
        answer: VersionAnswer,
        idempotencyKey,
      });
      return model_version;
    },
    get: (name, version) => undefinedIfMissing(get('model-versions/get', { name, version })),
    getByAlias: (name, alias) =>
      undefinedIfMissing(
        get('registered-models/alias', { name, alias }),
        // MLflow answers a missing alias with 400 and a code that other mistakes share.
        ({ errorCode, message }) =>
          errorCode === 'RESOURCE_DOES_NOT_EXIST' || /^Registered model alias .* not found/s.test(message),
      ),
    async search({ filter, orderBy, maxResults, pageToken } = {}) {
      const { model_versions, next_page_token } = await call({
        method: 'GET',
        path: 'model-versions/search',
        fields: { filter, order_by: orderBy, max_results: maxResults, page_token: pageToken },
        answer: PageAnswer,
      });
      const page = { modelVersions: model_versions };
      return next_page_token === undefined ? page : { ...page, nextPageToken: next_page_token };
    },
    async setTag(name, version, key, value) {
      const fields = { name, version, key, value };
      await call({ method: 'POST', path: 'model-versions/set-tag', fields, answer: Nothing });
    },
  };
}
