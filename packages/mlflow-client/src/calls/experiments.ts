import { Type } from 'typebox';
import { DatasetSummary } from '../entities/dataset.js';
import { Experiment } from '../entities/experiment.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { getOrCreate } from './get-or-create.js';
import { nextPage, PageAnswer } from './page.js';
import { createTell } from './tell.js';
import { toKeyValues } from './to-key-values.js';
import { undefinedIfMissing } from './undefined-if-missing.js';
import type { ViewType } from './view-type.js';

export interface CreateExperiment {
  name: string;
  /** Where its artifacts are kept. Default: where the server keeps its own. */
  artifactLocation?: string;
  tags?: Readonly<Record<string, string>>;
}

export interface SearchExperiments {
  filter?: string;
  orderBy?: readonly string[];
  /** Default: active ones. */
  viewType?: ViewType;
  /** 1 to 50000. Default 1000. */
  maxResults?: number;
  pageToken?: string;
}

export interface ExperimentPage {
  experiments: Experiment[];
  nextPageToken?: string;
}

export interface ExperimentCalls {
  /** Finds deleted ones too. */
  get(experimentId: string): Promise<Experiment | undefined>;
  /** Finds deleted ones too. */
  getByName(name: string): Promise<Experiment | undefined>;
  /** The id of the new one. @throws MlflowError with RESOURCE_ALREADY_EXISTS, also when a deleted one has the name. */
  create(experiment: CreateExperiment): Promise<string>;
  /** Safe when several ask at once. The tags are given to a new one only. */
  getOrCreate(name: string, tags?: Readonly<Record<string, string>>): Promise<Experiment>;
  search(search?: SearchExperiments): Promise<ExperimentPage>;
  rename(experimentId: string, name: string): Promise<void>;
  /** Marks it and all its runs as deleted. @throws MlflowError when it is already. */
  delete(experimentId: string): Promise<void>;
  /** Undoes `delete`. @throws MlflowError when it is active. */
  restore(experimentId: string): Promise<void>;
  setTag(experimentId: string, key: string, value: string): Promise<void>;
  /** @throws MlflowError when there is no such tag. */
  deleteTag(experimentId: string, key: string): Promise<void>;
  /** The data sets that the runs of at most 20 experiments read. */
  searchDatasets(experimentIds: readonly string[]): Promise<DatasetSummary[]>;
}

const ExperimentAnswer = Type.Object({ experiment: Experiment });
const IdAnswer = Type.Object({ experiment_id: Type.String() });
const Experiments = PageAnswer('experiments', Experiment);
const Datasets = Type.Object({ dataset_summaries: Repeated(DatasetSummary) });

export function experimentCalls(call: Api): ExperimentCalls {
  const { tell, tellOnce } = createTell(call);
  const read = async (path: string, fields: Record<string, string>) =>
    (await call({ method: 'GET', path, fields, answer: ExperimentAnswer })).experiment;
  const get = (id: string) => read('experiments/get', { experiment_id: id });
  const getByName = (name: string) =>
    undefinedIfMissing(read('experiments/get-by-name', { experiment_name: name }));
  const create = async ({ name, artifactLocation, tags }: CreateExperiment) => {
    const fields = { name, artifact_location: artifactLocation, tags: toKeyValues(tags) };
    const made = await call({ method: 'POST', path: 'experiments/create', fields, answer: IdAnswer });
    return made.experiment_id;
  };

  return {
    get: (id) => undefinedIfMissing(get(id)),
    getByName,
    create,
    getOrCreate: (name, tags) =>
      getOrCreate(
        () => getByName(name),
        async () => get(await create({ name, ...(tags && { tags }) })),
      ),
    async search({ filter, orderBy, viewType, maxResults = 1000, pageToken } = {}) {
      const answer = await call({
        method: 'POST',
        path: 'experiments/search',
        fields: {
          filter,
          order_by: orderBy,
          view_type: viewType,
          max_results: maxResults,
          page_token: pageToken,
        },
        answer: Experiments,
        isRepeatable: true,
      });
      return { experiments: answer.experiments, ...nextPage(answer) };
    },
    rename: (id, name) => tell('POST', 'experiments/update', { experiment_id: id, new_name: name }),
    delete: (id) => tellOnce('POST', 'experiments/delete', { experiment_id: id }),
    restore: (id) => tellOnce('POST', 'experiments/restore', { experiment_id: id }),
    setTag: (id, key, value) =>
      tell('POST', 'experiments/set-experiment-tag', { experiment_id: id, key, value }),
    deleteTag: (id, key) => tellOnce('POST', 'experiments/delete-experiment-tag', { experiment_id: id, key }),
    async searchDatasets(experimentIds) {
      const path = 'experiments/search-datasets';
      const fields = { experiment_ids: experimentIds };
      return (await call({ method: 'POST', path, fields, answer: Datasets, isRepeatable: true }))
        .dataset_summaries;
    },
  };
}
