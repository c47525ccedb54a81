import { type Static, Type } from 'typebox';
import { decodeMetric, Metric } from '../entities/metric.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { PageAnswer } from './page.js';

/** A measurement with the run that it is of. */
export type RunMetric = Static<typeof RunMetric>;
const RunMetric = Type.Object({ ...Metric.properties, run_id: Type.String() });

export interface MetricSamples {
  runIds: readonly string[];
  key: string;
  /** Both or none; the ends belong to it. */
  steps?: { start: number; end: number };
  /** Of each run; 1 to 2500. Default 2500. */
  maxResults?: number;
}

export interface MetricHistoryCalls {
  /** Every value of one metric, by timestamp, step and value. */
  metricHistory(runId: string, key: string): Promise<Metric[]>;
  /** The values of 1 to 100 runs, by run, timestamp, step and value; 25000 in all at most. */
  metricHistories(runIds: readonly string[], key: string, maxResults?: number): Promise<RunMetric[]>;
  /** So many values of each of 1 to 100 runs, spread evenly over the steps, the last one always. */
  metricSamples(samples: MetricSamples): Promise<RunMetric[]>;
}

const Values = PageAnswer('metrics', Metric);
const ValuesOfRuns = Type.Object({ metrics: Repeated(RunMetric) });

export function metricHistoryCalls(call: Api): MetricHistoryCalls {
  return {
    async metricHistory(runId, key) {
      const fields = { run_id: runId, metric_key: key };
      const path = 'metrics/get-history';
      return (await call({ method: 'GET', path, fields, answer: Values })).metrics.map(decodeMetric);
    },
    async metricHistories(runIds, key, maxResults) {
      const { metrics } = await call({
        method: 'GET',
        prefix: '/ajax-api/2.0/mlflow/',
        path: 'metrics/get-history-bulk',
        fields: { run_id: runIds, metric_key: key, max_results: maxResults },
        answer: ValuesOfRuns,
      });
      return metrics.map(decodeMetric);
    },
    async metricSamples({ runIds, key, steps, maxResults }) {
      const { metrics } = await call({
        method: 'GET',
        path: 'metrics/get-history-bulk-interval',
        fields: {
          run_ids: runIds,
          metric_key: key,
          start_step: steps?.start,
          end_step: steps?.end,
          max_results: maxResults,
        },
        answer: ValuesOfRuns,
      });
      return metrics.map(decodeMetric);
    },
  };
}
