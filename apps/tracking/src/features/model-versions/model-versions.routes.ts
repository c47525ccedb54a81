import { ModelVersion } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { KeyValueField, ListOf, Nothing, RequiredText, searchFields } from '../../protocol/fields.js';
import { IdempotencyHeaders } from '../../protocol/idempotency-headers.js';
import { Int64 } from '../../protocol/int64.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import type { ModelVersionsService } from './model-versions.service.js';

const Create = Type.Object({
  name: RequiredText(),
  source: RequiredText('s3://trees/oak/1'),
  run_id: Type.Optional(Type.String()),
  tags: ListOf(KeyValueField),
  run_link: Type.Optional(Type.String()),
  model_id: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
});
const ByVersion = Type.Object({ name: RequiredText(), version: RequiredText() });
const Describe = Type.Object({ ...ByVersion.properties, description: Type.String({ default: '' }) });
const SetTag = Type.Object({ ...ByVersion.properties, ...KeyValueField.properties });
const DeleteTag = Type.Object({ ...ByVersion.properties, key: RequiredText() });
const MoveToStage = Type.Object({
  ...ByVersion.properties,
  stage: RequiredText('Staging', 'Production', 'Archived', 'None'),
  archive_existing_versions: Type.Boolean({ default: false }),
});
const tooFew = (given: Int64) =>
  `Invalid value for max_results. It must be a positive integer, but got ${given}`;
const Search = Type.Object({
  ...searchFields({
    filter: ["name = 'oak'", 'version_number > 1'],
    order_by: ['name', 'version_number DESC'],
  }),
  max_results: Int64({ default: 200_000 }),
});

const Found = Type.Object({ model_version: ModelVersion });
const Hits = Type.Object({
  model_versions: Type.Array(ModelVersion),
  next_page_token: Type.Optional(Type.String()),
});
const Location = Type.Object({ artifact_uri: Type.String() });

export function modelVersionsRoutes(
  app: Service,
  { modelVersions }: { modelVersions: ModelVersionsService },
  done: () => void,
): void {
  const answers = <Answer>(answer: Answer) => ({ response: { 200: answer } });

  app.post(
    '/model-versions/create',
    { schema: { headers: IdempotencyHeaders, body: Create, ...answers(Found) } },
    async ({ headers, body }) => ({
      model_version: await modelVersions.create(body, headers['idempotency-key']),
    }),
  );
  app.get(
    '/model-versions/get',
    { schema: { querystring: ByVersion, ...answers(Found) } },
    async ({ query }) => ({
      model_version: await modelVersions.get(query.name, query.version),
    }),
  );
  app.patch(
    '/model-versions/update',
    { schema: { body: Describe, ...answers(Found) } },
    async ({ body }) => ({
      model_version: await modelVersions.describe(body.name, body.version, body.description),
    }),
  );
  app.delete(
    '/model-versions/delete',
    { schema: { body: ByVersion, ...answers(Nothing) } },
    async ({ body }) => {
      await modelVersions.delete(body.name, body.version);
      return {};
    },
  );
  app.get(
    '/model-versions/search',
    { schema: { querystring: Search, ...answers(Hits) } },
    async ({ query }) => {
      const max_results = checkMaxResults(query.max_results, 200_000, tooFew);
      const { rows, ...next } = await modelVersions.search({ ...query, max_results });
      return { model_versions: rows, ...next };
    },
  );
  app.post('/model-versions/set-tag', { schema: { body: SetTag, ...answers(Nothing) } }, async ({ body }) => {
    await modelVersions.setTag(body.name, body.version, body);
    return {};
  });
  app.delete(
    '/model-versions/delete-tag',
    { schema: { body: DeleteTag, ...answers(Nothing) } },
    async ({ body }) => {
      await modelVersions.deleteTag(body.name, body.version, body.key);
      return {};
    },
  );
  app.get(
    '/model-versions/get-download-uri',
    { schema: { querystring: ByVersion, ...answers(Location) } },
    async ({ query }) => ({ artifact_uri: await modelVersions.downloadUri(query.name, query.version) }),
  );
  app.post(
    '/model-versions/transition-stage',
    { schema: { body: MoveToStage, ...answers(Found) } },
    async ({ body }) => ({
      model_version: await modelVersions.moveToStage(
        body.name,
        body.version,
        body.stage,
        body.archive_existing_versions,
      ),
    }),
  );
  done();
}
