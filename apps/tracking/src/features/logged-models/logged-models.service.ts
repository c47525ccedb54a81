import type { Experiment, KeyValue, LoggedModel, LoggedModelStatus } from '@canopy/mlflow-client';
import { invalid, missing } from '../../protocol/refusals.js';
import { appendToUri } from '../../rules/append-to-uri.js';
import { checkLength } from '../../rules/check-length.js';
import { lastOfEachKey, type TagLimits } from '../../rules/check-tags.js';
import { randomName } from '../../rules/random-name.js';
import type { Page } from '../../search/search-page.js';
import type { LoggedModelsRepository, ModelSearchRequest } from './logged-models.repository.js';
import type { ModelOrder } from './order-logged-models.repository.js';
import { type ModelSearch, readSearchToken, writeSearchToken } from './search-token.js';

export interface LoggedModelsDependencies {
  models: LoggedModelsRepository;
  /** @throws TrackingError unless there is an active experiment of that id. */
  requireActiveExperiment: (experimentId: string) => Promise<Experiment>;
  clock: () => number;
  random: () => number;
  /** `m-` and 32 hexadecimal digits that no other call gives. */
  newModelId: () => string;
}

export interface NewLoggedModel {
  experiment_id: string;
  name: string;
  model_type?: string;
  source_run_id?: string;
  params: readonly KeyValue[];
  tags: readonly KeyValue[];
}

export interface ModelSearchQuestion
  extends Pick<ModelSearchRequest, 'experimentIds' | 'datasets' | 'max_results'> {
  experiment_ids: readonly string[];
  filter?: string;
  order_by: readonly ModelOrder[];
  page_token?: string;
}

export type LoggedModelsService = ReturnType<typeof createLoggedModelsService>;

const longestName = 500;
// Each comparison with a metric asks for all of them.
const mostDatasets = 20;
// MLflow sets no limits here, and autologging hands over what it cuts for a run: nested names, whole prompts.
const paramLimits: TagLimits = { key: 500, value: 65_535 };
const tagLimits: TagLimits = { key: 250, value: 100_000 };

/** Models as runs made them. Refusals are `TrackingError`s in the words of MLflow. */
export function createLoggedModelsService(dependencies: LoggedModelsDependencies) {
  const { models, clock } = dependencies;
  const notFound = (modelId: string) => missing(`Logged model with ID '${modelId}' not found.`);
  const get = async (modelId: string, { allowDeleted = false } = {}): Promise<LoggedModel> => {
    const found = await models.find(modelId);
    if (!found || (found.stage === 'deleted' && !allowDeleted)) throw notFound(modelId);
    return found.model;
  };

  return {
    get,
    async create(given: NewLoggedModel): Promise<LoggedModel> {
      checkName(given.name);
      checkEntries('params', given.params, paramLimits);
      checkEntries('tags', given.tags, tagLimits);
      const experiment = await dependencies.requireActiveExperiment(given.experiment_id);
      const id = dependencies.newModelId();
      await models.insert({
        id,
        experimentId: Number(experiment.experiment_id),
        name: given.name || randomName(dependencies.random),
        artifactLocation: appendToUri(experiment.artifact_location, `models/${id}/artifacts`),
        modelType: given.model_type || null,
        sourceRunId: given.source_run_id || null,
        params: lastOfEachKey(given.params),
        tags: lastOfEachKey(given.tags),
        now: clock(),
      });
      return get(id);
    },
    async finalize(modelId: string, status: LoggedModelStatus): Promise<LoggedModel> {
      if (!(await models.setStatus(modelId, status, clock()))) throw notFound(modelId);
      return get(modelId, { allowDeleted: true });
    },
    async delete(modelId: string): Promise<void> {
      if (!(await models.markDeleted(modelId, clock()))) throw notFound(modelId);
    },
    /** What is a parameter of the model already keeps its value. */
    async logParams(modelId: string, params: readonly KeyValue[]): Promise<void> {
      checkEntries('params', params, paramLimits);
      await get(modelId, { allowDeleted: true });
      const change = await models.addParams(modelId, params);
      if (change === undefined) return;
      throw invalid(
        `Changing param values is not allowed. Param with key='${change.key}' was already logged with ` +
          `value='${change.old_value}' for model ID='${modelId}'. Attempted logging new value '${change.new_value}'.`,
      );
    },
    async setTags(modelId: string, tags: readonly KeyValue[]): Promise<LoggedModel> {
      checkEntries('tags', tags, tagLimits);
      await get(modelId, { allowDeleted: true });
      await models.setTags(modelId, lastOfEachKey(tags));
      return get(modelId, { allowDeleted: true });
    },
    async deleteTag(modelId: string, key: string): Promise<void> {
      await get(modelId, { allowDeleted: true });
      if (await models.deleteTag(modelId, key)) return;
      throw missing(`No tag with key '${key}' found for model with ID '${modelId}'.`);
    },
    async search(question: ModelSearchQuestion): Promise<Page<LoggedModel>> {
      const { experiment_ids, experimentIds, filter, datasets, order_by, max_results, page_token } = question;
      if (datasets.some(({ dataset_name }) => dataset_name === '')) {
        throw invalid('`dataset_name` in the `datasets` clause must be specified.');
      }
      if (datasets.length > mostDatasets) {
        throw invalid(
          `SearchLoggedModels request cannot specify more than ${mostDatasets} datasets. ` +
            `Received ${datasets.length} datasets.`,
        );
      }
      const search: ModelSearch = { experiment_ids, filter, order_by };
      const page = await models.search({
        experimentIds,
        datasets,
        filter,
        orders: order_by,
        max_results,
        page_token: page_token ? readSearchToken(search, page_token) : undefined,
      });
      const { next_page_token: next, rows } = page;
      return next === undefined ? { rows } : { rows, next_page_token: writeSearchToken(search, next) };
    },
  };
}

function checkName(name: string): void {
  if (/[/:.%"']/.test(name)) {
    throw invalid(
      `Invalid model name ('${name}') provided. Model name must be a non-empty string and cannot contain the ` +
        `following characters: ('/', ':', '.', '%', '"', "'")`,
    );
  }
  checkLength('name', name, longestName);
}

function checkEntries(what: string, entries: readonly KeyValue[], limits: TagLimits): void {
  for (const [index, { key, value }] of entries.entries()) {
    checkLength(`${what}[${index}].key`, key, limits.key);
    checkLength(`${what}[${index}].value`, value, limits.value);
  }
}
