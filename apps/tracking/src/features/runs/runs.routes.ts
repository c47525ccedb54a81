import { Double, Run, RunInfo, RunStatus } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { answerText } from '../../protocol/answer-text.js';
import {
  KeyValueField,
  ListOf,
  Nothing,
  RequiredText,
  RunIdField,
  searchFields,
  ViewType,
} from '../../protocol/fields.js';
import { IdempotencyHeaders } from '../../protocol/idempotency-headers.js';
import { Int64 } from '../../protocol/int64.js';

import { checkMaxResults } from '../../rules/check-max-results.js';
import { readExperimentId, stageOf } from '../experiments/index.js';
import type { RunsService } from './runs.service.js';

const MetricField = Type.Object({
  key: RequiredText(),
  value: Double,
  timestamp: Int64(),
  step: Int64({ default: 0 }),
  model_id: Type.Optional(Type.String()),
  dataset_name: Type.Optional(Type.String()),
  dataset_digest: Type.Optional(Type.String()),
});
const Create = Type.Object({
  experiment_id: Type.String({ default: '0' }),
  user_id: Type.String({ default: '' }),
  run_name: Type.String({ default: '' }),
  start_time: Type.Optional(Int64({ description: 'Milliseconds since 1970. Default: now.' })),
  tags: ListOf(KeyValueField),
});
const ById = Type.Object({ run_id: RunIdField });
const Update = Type.Object({
  run_id: RunIdField,
  status: Type.Optional(RunStatus),
  end_time: Type.Optional(Int64()),
  run_name: Type.Optional(Type.String()),
});
const LogMetric = Type.Object({ run_id: RunIdField, ...MetricField.properties });
const LogKeyValue = Type.Object({ run_id: RunIdField, ...KeyValueField.properties });
const modelJson = JSON.stringify({
  artifact_path: 'oak',
  flavors: {},
  utc_time_created: '2026-01-01 00:00:00',
  run_id: '0123456789abcdef0123456789abcdef',
});
const LogModel = Type.Object({ run_id: RunIdField, model_json: RequiredText(modelJson) });
const DeleteTag = Type.Object({ run_id: RunIdField, key: RequiredText() });
const LogBatch = Type.Object({
  run_id: RunIdField,
  metrics: ListOf(MetricField),
  params: ListOf(KeyValueField),
  tags: ListOf(KeyValueField),
});
const Search = Type.Object({
  ...searchFields({
    filter: ["metrics.loss < 0.5 AND params.depth = '3'", "status = 'FINISHED'"],
    order_by: ['metrics.loss', 'start_time DESC'],
  }),
  experiment_ids: ListOf(Type.String()),
  run_view_type: ViewType(),
  max_results: Int64({ default: 1000 }),
});

const Found = Type.Object({ run: Run });
const Updated = Type.Object({ run_info: RunInfo });
const Hits = Type.Object({ runs: Type.Array(Run), next_page_token: Type.Optional(Type.String()) });

export function runsRoutes(app: Service, { runs }: { runs: RunsService }, done: () => void): void {
  const answers = <Answer>(answer: Answer) => ({ response: { 200: answer } });

  app.post(
    '/runs/create',
    { schema: { headers: IdempotencyHeaders, body: Create, ...answers(Found) } },
    async ({ headers, body }) => ({ run: await runs.create(body, headers['idempotency-key']) }),
  );
  app.get('/runs/get', { schema: { querystring: ById, ...answers(Found) } }, async ({ query }, reply) => {
    const text = await runs.getText(query.run_id);
    return answerText(reply, ['{"run":', text, '}']);
  });
  app.post('/runs/update', { schema: { body: Update, ...answers(Updated) } }, async ({ body }) => ({
    run_info: await runs.update(body),
  }));
  app.post('/runs/delete', { schema: { body: ById, ...answers(Nothing) } }, async ({ body }) => {
    await runs.delete(body.run_id);
    return {};
  });
  app.post('/runs/restore', { schema: { body: ById, ...answers(Nothing) } }, async ({ body }) => {
    await runs.restore(body.run_id);
    return {};
  });
  app.post('/runs/log-metric', { schema: { body: LogMetric, ...answers(Nothing) } }, async ({ body }) => {
    await runs.logMetric(body.run_id, body);
    return {};
  });
  app.post(
    '/runs/log-parameter',
    { schema: { body: LogKeyValue, ...answers(Nothing) } },
    async ({ body }) => {
      await runs.logParam(body.run_id, body);
      return {};
    },
  );
  app.post('/runs/set-tag', { schema: { body: LogKeyValue, ...answers(Nothing) } }, async ({ body }) => {
    await runs.setTag(body.run_id, body);
    return {};
  });
  app.post('/runs/delete-tag', { schema: { body: DeleteTag, ...answers(Nothing) } }, async ({ body }) => {
    await runs.deleteTag(body.run_id, body.key);
    return {};
  });
  app.post(
    '/runs/log-batch',
    { schema: { body: LogBatch, ...answers(Nothing) }, config: { bodyBytes: 1_000_000 } },
    async ({ body }) => {
      await runs.logBatch(body.run_id, body);
      return {};
    },
  );
  app.post('/runs/log-model', { schema: { body: LogModel, ...answers(Nothing) } }, async ({ body }) => {
    await runs.logModel(body.run_id, body.model_json);
    return {};
  });
  app.post('/runs/search', { schema: { body: Search, ...answers(Hits) } }, async ({ body }, reply) => {
    const max_results = checkMaxResults(body.max_results, 50_000);
    const experimentIds = body.experiment_ids.map(readExperimentId);
    const stage = stageOf[body.run_view_type];
    const { rows, next_page_token } = await runs.search({ ...body, max_results }, experimentIds, stage);
    return answerText(reply, writeHits(rows, next_page_token));
  });
  done();
}

/** `Hits` as pieces of JSON, of runs that are JSON already. */
function writeHits(runs: readonly Buffer[], token: string | undefined): (string | Buffer)[] {
  if (runs.length === 0) return ['{}'];
  const listed = runs.flatMap((run, index) => (index === 0 ? [run] : [',', run]));
  const next = token === undefined ? '' : `,"next_page_token":${JSON.stringify(token)}`;
  return ['{"runs":[', ...listed, `]${next}}`];
}
