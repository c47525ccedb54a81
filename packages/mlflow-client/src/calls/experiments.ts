import { Type } from 'typebox';
import { Experiment } from '../entities/experiment.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { getOrCreate } from './get-or-create.js';
import { toKeyValues } from './to-key-values.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface SearchExperiments {
  filter?: string;
  orderBy?: readonly string[];
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
  getByName(name: string): Promise<Experiment | undefined>;
  /** Safe when several ask at once. The tags are given to a new one only. */
  getOrCreate(name: string, tags?: Readonly<Record<string, string>>): Promise<Experiment>;
  search(search?: SearchExperiments): Promise<ExperimentPage>;
}

const ExperimentAnswer = Type.Object({ experiment: Experiment });
const IdAnswer = Type.Object({ experiment_id: Type.String() });
const PageAnswer = Type.Object({
  experiments: Repeated(Experiment),
  next_page_token: Type.Optional(Type.String()),
});

export function experimentCalls(call: Api): ExperimentCalls {
  const get = async (path: string, fields: Record<string, string>) =>
    (await call({ method: 'GET', path, fields, answer: ExperimentAnswer })).experiment;
  const getByName = (name: string) =>
    undefinedIfMissing(get('experiments/get-by-name', { experiment_name: name }));

  return {
    getByName,
    getOrCreate: (name, tags) =>
      getOrCreate(
        () => getByName(name),
        async () => {
          const { experiment_id } = await call({
            method: 'POST',
            path: 'experiments/create',
            fields: { name, tags: toKeyValues(tags) },
            answer: IdAnswer,
          });
          return get('experiments/get', { experiment_id });
        },
      ),
    async search({ filter, orderBy, maxResults = 1000, pageToken } = {}) {
      const { experiments, next_page_token } = await call({
        method: 'POST',
        path: 'experiments/search',
        fields: { filter, order_by: orderBy, max_results: maxResults, page_token: pageToken },
        answer: PageAnswer,
      });
      return { experiments, ...(next_page_token !== undefined && { nextPageToken: next_page_token }) };
    },
  };
}
