import { ModelVersion, RegisteredModel } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';
import { KeyValueField, ListOf, Nothing, RequiredText, searchFields } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import type { RegisteredModelsService } from './registered-models.service.js';

const ByName = Type.Object({ name: RequiredText() });
const Create = Type.Object({
  name: RequiredText(),
  tags: ListOf(KeyValueField),
  description: Type.Optional(Type.String()),
});
const Describe = Type.Object({ name: RequiredText(), description: Type.String({ default: '' }) });
const Rename = Type.Object({ name: RequiredText(), new_name: RequiredText() });
const Search = Type.Object({
  ...searchFields({ filter: ["name LIKE 'o%'", "tags.team = 'a'"], order_by: ['name DESC'] }),
  max_results: Int64({ default: 100 }),
});
const Latest = Type.Object({
  name: RequiredText(),
  stages: ListOf(Type.String({ examples: ['Production', 'None'] })),
});
const SetTag = Type.Object({ name: RequiredText(), ...KeyValueField.properties });
const DeleteTag = Type.Object({ name: RequiredText(), key: RequiredText() });

const Found = Type.Object({ registered_model: RegisteredModel });
const Hits = Type.Object({
  registered_models: Type.Array(RegisteredModel),
  next_page_token: Type.Optional(Type.String()),
});
const Versions = Type.Object({ model_versions: Type.Array(ModelVersion) });

export function registeredModelsRoutes(
  app: Service,
  { registeredModels }: { registeredModels: RegisteredModelsService },
  done: () => void,
): void {
  const answers = <Answer>(answer: Answer) => ({ response: { 200: answer } });
  const latest = async ({ name, stages }: Static<typeof Latest>) => ({
    model_versions: await registeredModels.latestVersions(name, stages),
  });

  app.post(
    '/registered-models/create',
    { schema: { body: Create, ...answers(Found) } },
    async ({ body }) => ({
      registered_model: await registeredModels.create(body),
    }),
  );
  app.get(
    '/registered-models/get',
    { schema: { querystring: ByName, ...answers(Found) } },
    async ({ query }) => ({
      registered_model: await registeredModels.get(query.name),
    }),
  );
  app.patch(
    '/registered-models/update',
    { schema: { body: Describe, ...answers(Found) } },
    async ({ body }) => ({
      registered_model: await registeredModels.describe(body.name, body.description),
    }),
  );
  app.post(
    '/registered-models/rename',
    { schema: { body: Rename, ...answers(Found) } },
    async ({ body }) => ({
      registered_model: await registeredModels.rename(body.name, body.new_name),
    }),
  );
  app.delete(
    '/registered-models/delete',
    { schema: { body: ByName, ...answers(Nothing) } },
    async ({ body }) => {
      await registeredModels.delete(body.name);
      return {};
    },
  );
  app.get(
    '/registered-models/search',
    { schema: { querystring: Search, ...answers(Hits) } },
    async ({ query }) => {
      const max_results = checkMaxResults(query.max_results, 1000);
      const { rows, ...next } = await registeredModels.search({ ...query, max_results });
      return { registered_models: rows, ...next };
    },
  );
  app.get(
    '/registered-models/get-latest-versions',
    { schema: { querystring: Latest, ...answers(Versions) } },
    ({ query }) => latest(query),
  );
  app.post(
    '/registered-models/get-latest-versions',
    { schema: { body: Latest, ...answers(Versions) } },
    ({ body }) => latest(body),
  );
  app.post(
    '/registered-models/set-tag',
    { schema: { body: SetTag, ...answers(Nothing) } },
    async ({ body }) => {
      await registeredModels.setTag(body.name, body);
      return {};
    },
  );
  app.delete(
    '/registered-models/delete-tag',
    { schema: { body: DeleteTag, ...answers(Nothing) } },
    async ({ body }) => {
      await registeredModels.deleteTag(body.name, body.key);
      return {};
    },
  );
  done();
}
