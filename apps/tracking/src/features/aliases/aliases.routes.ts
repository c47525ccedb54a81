import { ModelVersion } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { Nothing, RequiredText } from '../../protocol/fields.js';
import type { AliasesService } from './aliases.service.js';

const ByAlias = Type.Object({ name: RequiredText(), alias: RequiredText() });
const SetAlias = Type.Object({ name: RequiredText(), alias: RequiredText(), version: RequiredText() });
const Version = Type.Object({ model_version: ModelVersion });

export function aliasesRoutes(
  app: Service,
  { aliases }: { aliases: AliasesService },
  done: () => void,
): void {
  app.post(
    '/registered-models/alias',
    { schema: { body: SetAlias, response: { 200: Nothing } } },
    async ({ body }) => {
      await aliases.set(body.name, body.alias, body.version);
      return {};
    },
  );
  app.delete(
    '/registered-models/alias',
    { schema: { body: ByAlias, response: { 200: Nothing } } },
    async ({ body }) => {
      await aliases.delete(body.name, body.alias);
      return {};
    },
  );
  app.get(
    '/registered-models/alias',
    { schema: { querystring: ByAlias, response: { 200: Version } } },
    async ({ query }) => ({ model_version: await aliases.get(query.name, query.alias) }),
  );
  done();
}
