import { LoggedModel, LoggedModelStatus } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { KeyValueField, ListOf, Nothing, RequiredText } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import { readExperimentId } from '../experiments/index.js';
import type { LoggedModelsService } from './logged-models.service.js';

const ById = Type.Object({ model_id: RequiredText() });
const ByTag = Type.Object({ model_id: RequiredText(), key: RequiredText() });
const Create = Type.Object({
  experiment_id: RequiredText(),
  name: Type.String({ default: '' }),
  model_type: Type.Optional(Type.String()),
  source_run_id: Type.Optional(Type.String()),
  params: ListOf(KeyValueField),
  tags: ListOf(KeyValueField),
});
const Get = Type.Object({ allow_deleted: Type.Boolean({ default: false }) });
const Finalize = Type.Object({ status: LoggedModelStatus });
const LogParams = Type.Object({ params: ListOf(KeyValueField) });
const SetTags = Type.Object({ tags: ListOf(KeyValueField) });
const OnDataset = Type.Object({
  dataset_name: Type.String({ default: '' }),
  dataset_digest: Type.Optional(Type.String()),
});
const Order = Type.Object({
  field_name: RequiredText('name', 'metrics.loss'),
  ascending: Type.Boolean({ default: true }),
  dataset_name: Type.Optional(Type.String()),
  dataset_digest: Type.Optional(Type.String()),
});
const Search = Type.Object({
  experiment_ids: Type.Array(Type.String()),
  filter: Type.Optional(Type.String({ examples: ["name = 'oak'", 'metrics.loss < 0.5'] })),
  datasets: ListOf(OnDataset),
  max_results: Int64({
    default: 50,
    description: 'Default: 50. 0 stands for 100, and a page has 50000 at most.',
  }),
  order_by: ListOf(Order),
  page_token: Type.Optional(Type.String()),
});

const Found = Type.Object({ model: LoggedModel });
const Hits = Type.Object({
  models: Type.Array(LoggedModel),
  next_page_token: Type.Optional(Type.String()),
});

const hitsForZero = 100;
const mostHits = 50_000;

/** MLflow 3's logged models. */
export function loggedModelsRoutes(
  app: Service,
  { loggedModels }: { loggedModels: LoggedModelsService },
  done: () => void,
): void {
  const answers = <Answer>(answer: Answer) => ({ response: { 200: answer } });

  app.post('/logged-models', { schema: { body: Create, ...answers(Found) } }, async ({ body }) => ({
    model: await loggedModels.create(body),
  }));
  app.post('/logged-models/search', { schema: { body: Search, ...answers(Hits) } }, async ({ body }) => {
    const { rows, ...next } = await loggedModels.search({
      ...body,
      max_results: pageSize(body.max_results),
      experimentIds: body.experiment_ids.map(readExperimentId),
    });
    return { models: rows, ...next };
  });
  app.get(
    '/logged-models/:model_id',
    { schema: { params: ById, querystring: Get, ...answers(Found) } },
    async ({ params, query }) => ({
      model: await loggedModels.get(params.model_id, { allowDeleted: query.allow_deleted }),
    }),
  );
  app.patch(
    '/logged-models/:model_id',
    { schema: { params: ById, body: Finalize, ...answers(Found) } },
    async ({ params, body }) => ({ model: await loggedModels.finalize(params.model_id, body.status) }),
  );
  app.delete(
    '/logged-models/:model_id',
    { schema: { params: ById, ...answers(Nothing) } },
    async ({ params }) => {
      await loggedModels.delete(params.model_id);
      return {};
    },
  );
  app.post(
    '/logged-models/:model_id/params',
    { schema: { params: ById, body: LogParams, ...answers(Nothing) } },
    async ({ params, body }) => {
      await loggedModels.logParams(params.model_id, body.params);
      return {};
    },
  );
  app.patch(
    '/logged-models/:model_id/tags',
    { schema: { params: ById, body: SetTags, ...answers(Found) } },
    async ({ params, body }) => ({ model: await loggedModels.setTags(params.model_id, body.tags) }),
  );
  app.delete(
    '/logged-models/:model_id/tags/:key',
    { schema: { params: ByTag, ...answers(Nothing) } },
    async ({ params }) => {
      await loggedModels.deleteTag(params.model_id, params.key);
      return {};
    },
  );
  done();
}

/** MLflow reads 0 as its own default and knows no upper bound; a page never has more than so many. @throws TrackingError */
function pageSize(given: Int64): number {
  return given === 0 || given === 0n
    ? hitsForZero
    : checkMaxResults(given > mostHits ? mostHits : given, mostHits);
}
