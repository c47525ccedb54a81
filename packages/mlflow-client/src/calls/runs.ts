import { Type } from 'typebox';
import { decodeMetric } from '../entities/metric.js';
import { Run, RunInfo, type RunStatus } from '../entities/run.js';
import type { Api } from '../http/create-api.js';
import { nextPage, PageAnswer } from './page.js';
import { createTell } from './tell.js';
import { toKeyValues } from './to-key-values.js';
import type { ViewType } from './view-type.js';

export interface CreateRun {
  experimentId: string;
  runName?: string;
  /** Milliseconds since 1970. */
  startTime: number;
  tags?: Readonly<Record<string, string>>;
  userId?: string;
  /** At most 200 characters; the same key again answers with the same run. */
  idempotencyKey?: string;
}

export interface UpdateRun {
  runId: string;
  status?: RunStatus;
  /** Milliseconds since 1970. */
  endTime?: number;
  runName?: string;
}

export interface SearchRuns {
  experimentIds: readonly string[];
  /** In MLflow's grammar, e.g. `metrics.accuracy > 0.9 AND tags.role = 'candidate'`. */
  filter?: string;
  /** e.g. `['metrics.accuracy DESC']`. Default: the newest first. */
  orderBy?: readonly string[];
  /** Default: active ones. */
  viewType?: ViewType;
  /** 1 to 50000. Default 1000. */
  maxResults?: number;
  pageToken?: string;
}

export interface RunPage {
  runs: Run[];
  nextPageToken?: string;
}

export interface RunCalls {
  create(run: CreateRun): Promise<Run>;
  /** Finds deleted ones too. @throws MlflowError with RESOURCE_DOES_NOT_EXIST when there is none. */
  get(runId: string): Promise<Run>;
  update(run: UpdateRun): Promise<RunInfo>;
  /** Marks it as deleted; once more is no error. */
  delete(runId: string): Promise<void>;
  restore(runId: string): Promise<void>;
  search(search: SearchRuns): Promise<RunPage>;
}

const RunAnswer = Type.Object({ run: Run });
const RunInfoAnswer = Type.Object({ run_info: RunInfo });
const Runs = PageAnswer('runs', Run);

const decodeRun = (run: Run): Run => ({
  ...run,
  data: { ...run.data, metrics: run.data.metrics.map(decodeMetric) },
});

export function runCalls(call: Api): RunCalls {
  const { tell } = createTell(call);
  return {
    async create({ experimentId, runName, startTime, tags, userId, idempotencyKey }) {
      const { run } = await call({
        method: 'POST',
        path: 'runs/create',
        fields: {
          experiment_id: experimentId,
          run_name: runName,
          start_time: startTime,
          tags: toKeyValues(tags),
          user_id: userId,
        },
        answer: RunAnswer,
        idempotencyKey,
      });
      return decodeRun(run);
    },
    async get(runId) {
      const fields = { run_id: runId };
      return decodeRun((await call({ method: 'GET', path: 'runs/get', fields, answer: RunAnswer })).run);
    },
    async update({ runId, status, endTime, runName }) {
      const fields = { run_id: runId, status, end_time: endTime, run_name: runName };
      const path = 'runs/update';
      return (await call({ method: 'POST', path, fields, answer: RunInfoAnswer, isRepeatable: true }))
        .run_info;
    },
    delete: (runId) => tell('POST', 'runs/delete', { run_id: runId }),
    restore: (runId) => tell('POST', 'runs/restore', { run_id: runId }),
    async search({ experimentIds, filter, orderBy, viewType, maxResults, pageToken }) {
      const answer = await call({
        method: 'POST',
        path: 'runs/search',
        fields: {
          experiment_ids: experimentIds,
          filter,
          order_by: orderBy,
          run_view_type: viewType,
          max_results: maxResults,
          page_token: pageToken,
        },
        answer: Runs,
        isRepeatable: true,
      });
      return { runs: answer.runs.map(decodeRun), ...nextPage(answer) };
    },
  };
}
