import { Type } from 'typebox';
import { type ModelStage, ModelVersion } from '../entities/model-version.js';
import type { Api } from '../http/create-api.js';
import { nextPage, PageAnswer } from './page.js';
import type { SearchModels } from './registered-models.js';
import { createTell } from './tell.js';
import { toKeyValues } from './to-key-values.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface CreateModelVersion {
  /** Of a registered model that there is. */
  name: string;
  /** Where its files are, e.g. `<artifact_uri of the run>/model`. */
  source: string;
  runId?: string;
  /** The logged model that it is. */
  modelId?: string;
  runLink?: string;
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
  describe(name: string, version: string, description: string): Promise<ModelVersion>;
  /** With `archiveOthers` those that are in the stage now move to Archived; only for Staging and Production. */
  moveToStage(
    name: string,
    version: string,
    stage: ModelStage,
    options?: { archiveOthers?: boolean },
  ): Promise<ModelVersion>;
  /** Its number is never given again. */
  delete(name: string, version: string): Promise<void>;
  /** Where its files are, whatever its source says. */
  downloadUri(name: string, version: string): Promise<string>;
  setTag(name: string, version: string, key: string, value: string): Promise<void>;
  /** A tag that is not there is not an error. */
  deleteTag(name: string, version: string, key: string): Promise<void>;
}

const VersionAnswer = Type.Object({ model_version: ModelVersion });
const Versions = PageAnswer('model_versions', ModelVersion);
const Location = Type.Object({ artifact_uri: Type.String() });

export function modelVersionCalls(call: Api): ModelVersionCalls {
  const { tell, tellOnce } = createTell(call);
  const get = async (path: string, fields: Record<string, string>) =>
    (await call({ method: 'GET', path, fields, answer: VersionAnswer })).model_version;

  return {
    async create({ name, source, runId, modelId, runLink, tags, description, idempotencyKey }) {
      const { model_version } = await call({
        method: 'POST',
        path: 'model-versions/create',
        fields: {
          name,
          source,
          run_id: runId,
          model_id: modelId,
          run_link: runLink,
          tags: toKeyValues(tags),
          description,
        },
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
      const answer = await call({
        method: 'GET',
        path: 'model-versions/search',
        fields: { filter, order_by: orderBy, max_results: maxResults, page_token: pageToken },
        answer: Versions,
      });
      return { modelVersions: answer.model_versions, ...nextPage(answer) };
    },
    async describe(name, version, description) {
      const { model_version } = await call({
        method: 'PATCH',
        path: 'model-versions/update',
        fields: { name, version, description },
        answer: VersionAnswer,
        isRepeatable: true,
      });
      return model_version;
    },
    async moveToStage(name, version, stage, { archiveOthers = false } = {}) {
      const { model_version } = await call({
        method: 'POST',
        path: 'model-versions/transition-stage',
        fields: { name, version, stage, archive_existing_versions: archiveOthers },
        answer: VersionAnswer,
        isRepeatable: true,
      });
      return model_version;
    },
    delete: (name, version) => tellOnce('DELETE', 'model-versions/delete', { name, version }),
    async downloadUri(name, version) {
      const fields = { name, version };
      const path = 'model-versions/get-download-uri';
      return (await call({ method: 'GET', path, fields, answer: Location })).artifact_uri;
    },
    setTag: (name, version, key, value) =>
      tell('POST', 'model-versions/set-tag', { name, version, key, value }),
    deleteTag: (name, version, key) => tell('DELETE', 'model-versions/delete-tag', { name, version, key }),
  };
}
