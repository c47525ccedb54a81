import type { Service } from '@canopy/service-kit';
import { DomainError } from '@canopy/service-kit/errors';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';
import type { ModelFinder } from '../../models/create-model-finder.js';
import type { ModelStore } from '../../models/create-model-store.js';
import type { ModelRegistry } from '../../registry/model-registry.js';
import { reloadModel } from '../models/index.js';
import { listRepository } from './list-repository.js';
import { InferenceError, RepositoryEntry, RepositoryQuery } from './messages.js';
import { protocolErrors } from './protocol-errors.js';

const ModelPath = Type.Object({ model: Type.String() });

export interface RepositoryOptions {
  champion: Champion;
  models: ModelStore;
  finder: ModelFinder;
  registry: Pick<ModelRegistry, 'listVersions'>;
  modelName: string;
}

/** The protocol's extension for repositories of models, as Triton and MLServer have it. */
export function repositoryRoutes(app: Service, options: RepositoryOptions, done: () => void): void {
  const { champion, models, finder, modelName } = options;
  const config = protocolErrors;
  const failures = { 400: InferenceError, 404: InferenceError, 409: InferenceError, 503: InferenceError };
  const versionRule = 'The name alone stands for the champion, name@7 or name@challenger for another version';

  app.post(
    '/v2/repository/index',
    {
      config,
      schema: {
        summary: 'The versions of the registry, newest first, and which of them are loaded',
        body: Type.Union([RepositoryQuery, Type.Null()]),
        response: { 200: Type.Array(RepositoryEntry), 400: InferenceError, 503: InferenceError },
      },
    },
    async ({ body }) => {
      const entries = await listRepository(options);
      return body?.ready ? entries.filter(({ state }) => state === 'READY') : entries;
    },
  );

  app.post(
    '/v2/repository/models/:model/load',
    {
      config,
      schema: {
        summary: 'Loads a version now',
        description: versionRule,
        params: ModelPath,
        response: { 200: Type.Object({}), ...failures },
      },
    },
    async ({ params }) => {
      const version = await finder.versionOf(params);
      if (version === undefined) await reloadModel(champion, modelName);
      else await models.find(version);
      return {};
    },
  );

  app.post(
    '/v2/repository/models/:model/unload',
    {
      config,
      schema: {
        summary: 'Lets go of a version, as long as it is not the champion',
        description: versionRule,
        params: ModelPath,
        response: { 200: Type.Object({}), ...failures },
      },
    },
    async ({ params }) => {
      const version = await finder.versionOf(params);
      if (version === undefined || version === champion.model?.version) {
        throw new DomainError(
          'conflict',
          `${modelName} serves whichever version has the alias "champion": move the alias in the registry instead. Another version is unloaded as ${modelName}@ and its number or alias.`,
          { subject: params.model },
        );
      }
      models.drop(version);
      return {};
    },
  );
  done();
}
