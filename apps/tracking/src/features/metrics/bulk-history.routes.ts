import { Metric } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { answerText } from '../../protocol/answer-text.js';
import { ListOf } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { writeMessage } from '../../protocol/write-message.js';
import type { MetricsService } from './metrics.service.js';

const History = Type.Object({
  run_id: ListOf(Type.String()),
  metric_key: Type.Optional(Type.String()),
  max_results: Type.Optional(Int64()),
});

const Values = Type.Object({ metrics: Type.Array(Metric) });

/** The histories of several runs at once, for MLflow's web UI. */
export function bulkHistoryRoutes(
  app: Service,
  { metrics }: { metrics: MetricsService },
  done: () => void,
): void {
  app.get(
    '/metrics/get-history-bulk',
    { schema: { querystring: History, response: { 200: Values } } },
    async ({ query }, reply) => {
      const found = await metrics.historyOfRuns(query.run_id, query.metric_key, query.max_results);
      // Unlike a message of the protocol, this answer has its list also when that is empty.
      const body = found.length === 0 ? '{"metrics":[]}' : writeMessage({ metrics: found });
      return answerText(reply, [Buffer.from(body)]);
    },
  );
  done();
}
