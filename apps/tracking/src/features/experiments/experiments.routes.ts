import { Experiment, type LifecycleStage } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';
import {
  KeyValueField,
  ListOf,
  Nothing,
  RequiredText,
  searchFields,
  ViewType,
} from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import type { ExperimentsService } from './experiments.service.js';

const ById = Type.Object({ experiment_id: RequiredText() });
const ByName = Type.Object({ experiment_name: RequiredText() });
const Create = Type.Object({
  name: RequiredText(),
  artifact_location: Type.Optional(Type.String({ examples: ['s3://trees/experiments'] })),
  tags: ListOf(KeyValueField),
});
const Search = Type.Object({
  ...searchFields({
    filter: ["name LIKE 'tree%'", "tags.team = 'a'"],
    order_by: ['name', 'creation_time DESC'],
  }),
  view_type: ViewType(),
  max_results: Int64({ default: 0, description: '1 to 50000; it must be given.', examples: [100] }),
});
const Rename = Type.Object({ experiment_id: RequiredText(), new_name: RequiredText() });
const SetTag = Type.Object({
  experiment_id: RequiredText(),
  key: RequiredText(),
  value: Type.String({ default: '' }),
});
const DeleteTag = Type.Object({ experiment_id: RequiredText(), key: RequiredText() });

const Created = Type.Object({ experiment_id: Type.String() });
const Found = Type.Object({ experiment: Experiment });
const Hits = Type.Object({
  experiments: Type.Array(Experiment),
  next_page_token: Type.Optional(Type.String()),
});

/** The stage that a view shows; undefined for all. */
export const stageOf: Record<'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL', LifecycleStage | undefined> = {
  ACTIVE_ONLY: 'active',
  DELETED_ONLY: 'deleted',
  ALL: undefined,
};

export function experimentsRoutes(
  app: Service,
  { experiments }: { experiments: ExperimentsService },
  done: () => void,
): void {
  const search = async (request: Static<typeof Search>) => {
    const max_results = checkMaxResults(request.max_results, 50_000);
    const stage = stageOf[request.view_type];
    const { rows, ...next } = await experiments.search({ ...request, max_results }, stage);
    return { experiments: rows, ...next };
  };
  const answers = <Answer>(answer: Answer) => ({ response: { 200: answer } });

  app.post('/experiments/create', { schema: { body: Create, ...answers(Created) } }, async ({ body }) => ({
    experiment_id: await experiments.create(body),
  }));
  app.get('/experiments/get', { schema: { querystring: ById, ...answers(Found) } }, async ({ query }) => ({
    experiment: await experiments.get(query.experiment_id),
  }));
  app.get(
    '/experiments/get-by-name',
    { schema: { querystring: ByName, ...answers(Found) } },
    async ({ query }) => ({ experiment: await experiments.getByName(query.experiment_name) }),
  );
  app.post('/experiments/search', { schema: { body: Search, ...answers(Hits) } }, ({ body }) => search(body));
  app.get('/experiments/search', { schema: { querystring: Search, ...answers(Hits) } }, ({ query }) =>
    search(query),
  );
  app.post('/experiments/delete', { schema: { body: ById, ...answers(Nothing) } }, async ({ body }) => {
    await experiments.delete(body.experiment_id);
    return {};
  });
  app.post('/experiments/restore', { schema: { body: ById, ...answers(Nothing) } }, async ({ body }) => {
    await experiments.restore(body.experiment_id);
    return {};
  });
  app.post('/experiments/update', { schema: { body: Rename, ...answers(Nothing) } }, async ({ body }) => {
    await experiments.rename(body.experiment_id, body.new_name);
    return {};
  });
  app.post(
    '/experiments/set-experiment-tag',
    { schema: { body: SetTag, ...answers(Nothing) } },
    async ({ body }) => {
      await experiments.setTag(body.experiment_id, body);
      return {};
    },
  );
  app.post(
    '/experiments/delete-experiment-tag',
    { schema: { body: DeleteTag, ...answers(Nothing) } },
    async ({ body }) => {
      await experiments.deleteTag(body.experiment_id, body.key);
      return {};
    },
  );
  done();
}
