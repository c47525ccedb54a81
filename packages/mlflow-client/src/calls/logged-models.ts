import { Type } from 'typebox';
import { FileInfo } from '../entities/file-info.js';
import { LoggedModel, type LoggedModelStatus } from '../entities/logged-model.js';
import { decodeMetric } from '../entities/metric.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { nextPage, PageAnswer } from './page.js';
import { createTell } from './tell.js';
import { toKeyValues } from './to-key-values.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface CreateLoggedModel {
  experimentId: string;
  /** Default: one of the server's making. */
  name?: string;
  modelType?: string;
  sourceRunId?: string;
  params?: Readonly<Record<string, string>>;
  tags?: Readonly<Record<string, string>>;
}

/** Without a digest: any of that name. */
export interface DatasetChoice {
  dataset_name: string;
  dataset_digest?: string;
}

export interface SearchLoggedModels {
  experimentIds: readonly string[];
  /** e.g. `metrics.f1 > 0.9 AND params.depth = '3'`. */
  filter?: string;
  /** Only models that were measured on one of them, and only by these measurements. */
  datasets?: readonly DatasetChoice[];
  /** An attribute, or `metrics.` and a key, on a data set if one is given. Default: the newest first. */
  orderBy?: readonly ({ field_name: string; ascending?: boolean } & Partial<DatasetChoice>)[];
  /** At most 50000. Default 50. */
  maxResults?: number;
  pageToken?: string;
}

export interface LoggedModelPage {
  models: LoggedModel[];
  nextPageToken?: string;
}

export interface LoggedModelCalls {
  /** It is pending until it is finalized. */
  create(model: CreateLoggedModel): Promise<LoggedModel>;
  /** Undefined when there is none, or only a deleted one unless those are asked for. */
  get(modelId: string, options?: { allowDeleted?: boolean }): Promise<LoggedModel | undefined>;
  finalize(modelId: string, status: LoggedModelStatus): Promise<LoggedModel>;
  /** Marks it as deleted; once more is no error. */
  delete(modelId: string): Promise<void>;
  /** @throws MlflowError when one of them has another value. */
  logParams(modelId: string, params: Readonly<Record<string, string>>): Promise<void>;
  setTags(modelId: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** @throws MlflowError when there is no such tag. */
  deleteTag(modelId: string, key: string): Promise<void>;
  search(search: SearchLoggedModels): Promise<LoggedModelPage>;
  /** What stands directly below `path`, relative to the model's root. */
  listArtifacts(modelId: string, path?: string): Promise<FileInfo[]>;
}

const ModelAnswer = Type.Object({ model: LoggedModel });
const Models = PageAnswer('models', LoggedModel);
const Files = Type.Object({ files: Repeated(FileInfo) });

const decodeModel = ({ info, data }: LoggedModel): LoggedModel => ({
  info,
  data: { ...data, metrics: data.metrics.map(decodeMetric) },
});

export function loggedModelCalls(call: Api): LoggedModelCalls {
  const { tell, tellOnce } = createTell(call);
  const below = (modelId: string) => `logged-models/${encodeURIComponent(modelId)}`;
  return {
    async create({ experimentId, name, modelType, sourceRunId, params, tags }) {
      const fields = {
        experiment_id: experimentId,
        name,
        model_type: modelType,
        source_run_id: sourceRunId,
        params: toKeyValues(params),
        tags: toKeyValues(tags),
      };
      return (await call({ method: 'POST', path: 'logged-models', fields, answer: ModelAnswer })).model;
    },
    get: (modelId, { allowDeleted } = {}) =>
      undefinedIfMissing(
        call({
          method: 'GET',
          path: below(modelId),
          fields: { allow_deleted: allowDeleted },
          answer: ModelAnswer,
        }).then(({ model }) => decodeModel(model)),
      ),
    async finalize(modelId, status) {
      const { model } = await call({
        method: 'PATCH',
        path: below(modelId),
        fields: { model_id: modelId, status },
        answer: ModelAnswer,
        isRepeatable: true,
      });
      return decodeModel(model);
    },
    delete: (modelId) => tell('DELETE', below(modelId), {}),
    logParams: (modelId, params) => tell('POST', `${below(modelId)}/params`, { params: toKeyValues(params) }),
    setTags: (modelId, tags) => tell('PATCH', `${below(modelId)}/tags`, { tags: toKeyValues(tags) }),
    deleteTag: (modelId, key) => tellOnce('DELETE', `${below(modelId)}/tags/${encodeURIComponent(key)}`, {}),
    async search({ experimentIds, filter, datasets, orderBy, maxResults, pageToken }) {
      const answer = await call({
        method: 'POST',
        path: 'logged-models/search',
        fields: {
          experiment_ids: experimentIds,
          filter,
          datasets,
          order_by: orderBy,
          max_results: maxResults,
          page_token: pageToken,
        },
        answer: Models,
        isRepeatable: true,
      });
      return { models: answer.models.map(decodeModel), ...nextPage(answer) };
    },
    async listArtifacts(modelId, path) {
      const fields = { artifact_directory_path: path };
      return (
        await call({ method: 'GET', path: `${below(modelId)}/artifacts/directories`, fields, answer: Files })
      ).files;
    },
  };
}
