import { Type } from 'typebox';
import { decodeMetric, Metric } from '../entities/metric.js';
import { Repeated } from '../entities/repeated.js';
import { Run, RunInfo, type RunStatus } from '../entities/run.js';
import type { Api } from '../http/create-api.js';
import { type Batch, splitBatch } from './split-batch.js';
import { toKeyValues } from './to-key-values.js';

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
  get(runId: string): Promise<Run>;
  update(run: UpdateRun): Promise<RunInfo>;
  search(search: SearchRuns): Promise<RunPage>;
  /** One transaction up to 1000 entries in all, 100 parameters and 100 tags; a larger batch is sent in several. */
  logBatch(runId: string, batch: Batch): Promise<void>;
  /** Every value of one metric, by timestamp, step and value. */
  metricHistory(runId: string, key: string): Promise<Metric[]>;
}

const RunAnswer = Type.Object({ run: Run });
const RunInfoAnswer = Type.Object({ run_info: RunInfo });
const PageAnswer = Type.Object({ runs: Repeated(Run), next_page_token: Type.Optional(Type.String()) });
const HistoryAnswer = Type.Object({ metrics: Repeated(Metric) });
const Nothing = Type.Object({});

const decodeRun = (run: Run): Run => ({
  ...run,
  data: { ...run.data, metrics: run.data.metrics.map(decodeMetric) },
});

export function runCalls(call: Api): RunCalls {
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
      return (await call({ method: 'POST', path: 'runs/update', fields, answer: RunInfoAnswer })).run_info;
    },
    async search({ experimentIds, filter, orderBy, maxResults, pageToken }) {
      const { runs, next_page_token } = await call({
        method: 'POST',
        path: 'runs/search',
        fields: {
          experiment_ids: experimentIds,
          filter,
          order_by: orderBy,
          max_results: maxResults,
          page_token: pageToken,
        },
        answer: PageAnswer,
      });
      const page = { runs: runs.map(decodeRun) };
      return next_page_token === undefined ? page : { ...page, nextPageToken: next_page_token };
    },
    async logBatch(runId, batch) {
      for (const { metrics, params, tags } of splitBatch(batch)) {
        const fields = { run_id: runId, metrics, params, tags };
        await call({ method: 'POST', path: 'runs/log-batch', fields, answer: Nothing });
      }
    },
    async metricHistory(runId, key) {
      const fields = { run_id: runId, metric_key: key };
      const { metrics } = await call({
        method: 'GET',
        path: 'metrics/get-history',
        fields,
        answer: HistoryAnswer,
      });
      return metrics.map(decodeMetric);
    },
  };
}
