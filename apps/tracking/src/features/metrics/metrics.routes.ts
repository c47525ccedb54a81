import { Metric } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { RequiredText, RunIdField } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { type MetricsService, mostSampled } from './metrics.service.js';

const History = Type.Object({
  run_id: RunIdField,
  metric_key: RequiredText(),
  max_results: Type.Optional(Int64()),
  page_token: Type.Optional(Type.String()),
});
const Values = Type.Object({
  metrics: Type.Array(Metric),
  next_page_token: Type.Optional(Type.String()),
});

const Sample = Type.Object({
  run_ids: Type.Array(Type.String()),
  metric_key: RequiredText(),
  start_step: Type.Optional(Int64()),
  end_step: Type.Optional(Int64()),
  max_results: Int64({ default: mostSampled }),
});
const Sampled = Type.Object({
  metrics: Type.Array(Type.Object({ ...Metric.properties, run_id: Type.String() })),
});

export function metricsRoutes(
  app: Service,
  { metrics }: { metrics: MetricsService },
  done: () => void,
): void {
  app.get(
    '/metrics/get-history',
    { schema: { querystring: History, response: { 200: Values } } },
    async ({ query }) => {
      const { rows, ...next } = await metrics.history(query);
      return { metrics: rows, ...next };
    },
  );
  app.get(
    '/metrics/get-history-bulk-interval',
    { schema: { querystring: Sample, response: { 200: Sampled } } },
    async ({ query }) => ({ metrics: await metrics.sampleOfRuns(query) }),
  );
  done();
}
