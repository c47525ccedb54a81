import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';
import type { ModelStore } from '../../models/create-model-store.js';
import type { ModelRegistry } from '../../registry/model-registry.js';
import { Failure } from '../../requests/error-body.js';
import { reloadModel } from './reload-model.js';

const ModelAnswer = Type.Object({
  name: Type.String(),
  version: Type.String(),
  stage: Type.String(),
  run_id: Type.String(),
  aliases: Type.Array(Type.String()),
  loaded: Type.Boolean({ description: 'whether it can be asked without loading it first' }),
  refused: Type.Optional(Type.String({ description: 'why it must not be served, when it was last loaded' })),
});

const ReloadAnswer = Type.Object({
  status: Type.Literal('success'),
  message: Type.String(),
  version: Type.String(),
  run_id: Type.String(),
});

const ListQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'how many at most' }),
});

interface ModelsOptions {
  champion: Champion;
  models: Pick<ModelStore, 'loaded' | 'refused'>;
  registry: Pick<ModelRegistry, 'listVersions'>;
  modelName: string;
}

export function modelsRoutes(
  app: Service,
  { champion, models, registry, modelName }: ModelsOptions,
  done: () => void,
): void {
  app.get(
    '/models',
    {
      schema: {
        summary: 'The versions of the served model, newest first',
        querystring: ListQuery,
        response: { 200: Type.Array(ModelAnswer), 400: Failure, 503: Failure },
      },
    },
    async (request) => {
      const versions = await registry.listVersions(request.query.limit);
      const loaded = new Set(models.loaded.map(({ version }) => version));
      if (champion.model) loaded.add(champion.model.version);
      const reasons = new Map(models.refused.map(({ version, reason }) => [version, reason]));
      return versions.map(({ name, version, stage, runId, aliases }) => {
        const refused = reasons.get(version);
        return {
          name,
          version,
          stage,
          run_id: runId,
          aliases: [...aliases],
          loaded: loaded.has(version),
          ...(refused !== undefined && { refused }),
        };
      });
    },
  );

  app.post(
    '/reload-model',
    {
      schema: {
        summary: 'Loads the champion now',
        response: { 200: ReloadAnswer, 404: Failure, 503: Failure },
      },
    },
    async () => {
      const { version, runId } = await reloadModel(champion, modelName);
      const message = `Version ${version} of ${modelName} was loaded and serves.`;
      return { status: 'success' as const, message, version, run_id: runId };
    },
  );
  done();
}
