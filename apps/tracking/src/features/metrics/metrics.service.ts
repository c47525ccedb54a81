import type { Metric } from '@canopy/mlflow-client';
import type { Int64 } from '../../protocol/int64.js';
import { invalid } from '../../protocol/refusals.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import type { Page } from '../../search/search-page.js';
import type { MetricOfRun, MetricsRepository } from './metrics.repository.js';

export interface HistoryQuestion {
  run_id: string;
  metric_key: string;
  /** Absent: everything. */
  max_results?: Int64;
  page_token?: string;
}

export type MetricsService = ReturnType<typeof createMetricsService>;

/** The question for the histories of several runs. */
export interface SampleQuestion {
  run_ids: readonly string[];
  metric_key: string;
  start_step?: Int64;
  end_step?: Int64;
  /** Of each run. */
  max_results: Int64;
}

const mostValues = 1_000_000;
const mostRuns = 100;
const mostBulkValues = 25_000;
/** Values of a run in a sample at most, and when no number is given. */
export const mostSampled = 2500;

/** The values that metrics had in the course of a run. A run or a metric that is not there has none. */
export function createMetricsService({ metrics }: { metrics: MetricsRepository }) {
  return {
    history: ({ run_id, metric_key, max_results, page_token }: HistoryQuestion): Promise<Page<Metric>> =>
      metrics.history({
        runId: run_id,
        key: metric_key,
        maxResults: max_results === undefined ? undefined : atMost(mostValues, max_results),
        pageToken: page_token,
      }),
    async historyOfRuns(
      runIds: readonly string[],
      key: string | undefined,
      maxResults: Int64 = mostBulkValues,
    ): Promise<MetricOfRun[]> {
      if (runIds.length === 0)
        throw invalid('GetMetricHistoryBulk request must specify at least one run_id.');
      if (runIds.length > mostRuns) {
        throw invalid(
          `GetMetricHistoryBulk request cannot specify more than ${mostRuns} run_ids. Received ${runIds.length} run_ids.`,
        );
      }
      if (key === undefined) throw invalid('GetMetricHistoryBulk request must specify a metric_key.');
      const limit = atMost(mostBulkValues, maxResults);
      return metrics.historyOfRuns(runIds, key, limit);
    },
    async sampleOfRuns(question: SampleQuestion): Promise<MetricOfRun[]> {
      const {
        run_ids: runIds,
        metric_key: key,
        start_step: from,
        end_step: to,
        max_results: most,
      } = question;
      if (runIds.length > mostRuns) {
        throw invalid(
          `GetMetricHistoryBulkInterval request must specify at most ${mostRuns} run_ids. Received ${runIds.length} run_ids.`,
        );
      }
      if (most < 1 || most > mostSampled) throw invalid(`max_results must be between 1 and ${mostSampled}.`);
      if ((from === undefined) !== (to === undefined)) {
        throw invalid('If either start step or end step are specified, both must be specified.');
      }
      if (from !== undefined && to !== undefined && from > to) {
        throw invalid(
          `end_step must be greater than start_step. Found start_step=${from} and end_step=${to}.`,
        );
      }
      const steps = from !== undefined && to !== undefined ? { from, to } : undefined;
      return metrics.sampleOfRuns({ runIds, key, maxResults: Number(most), steps });
    },
  };
}

/** A page of fewer values than asked for where that would be too many. @throws TrackingError unless it is 1 or more. */
const atMost = (most: number, given: Int64): number => (given > most ? most : checkMaxResults(given, most));
