import { labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { predictAllRows } from '../../covers/predict-all-rows.js';
import { answerReference, type ReferenceAnswerer } from '../../rollout/answer-reference.js';
import { entityId } from '../../rollout/entity-id.js';
import { readInstances } from './read-instances.js';

const Failure = Type.Object({ error: Type.String() });
const failures = { 400: Failure, 404: Failure, 503: Failure };
const config = { errorBody: ({ message }: { message: string }) => ({ error: message }) };
const ModelPath = Type.Object({
  model: Type.String({ description: 'name, alone for the champion, or as name@7 or name@challenger' }),
});
const Models = Type.Object({ models: Type.Array(Type.String()) });
const Readiness = Type.Object({ name: Type.String(), ready: Type.Boolean() });

const Predictions = Type.Object({
  predictions: Type.Array(Type.Integer(), { description: 'the most probable class of each row' }),
  probabilities: Type.Array(Type.Array(Type.Number()), {
    description: labelColumn.classNames.join(', '),
  }),
  model_name: Type.String(),
  model_version: Type.String(),
});

interface KserveOptions extends ReferenceAnswerer {
  modelName: string;
}

/** KServe's first protocol: https://kserve.github.io/website/docs/concepts/architecture/data-plane/v1-protocol */
export function kserveRoutes(app: Service, options: KserveOptions, done: () => void): void {
  const { finder, modelName } = options;
  app.get(
    '/v1/models',
    { config, schema: { summary: 'The model that is served', response: { 200: Models } } },
    async () => ({ models: [modelName] }),
  );

  app.get(
    '/v1/models/:model',
    {
      config,
      schema: {
        summary: 'Whether the model can be asked; another version than the champion is loaded for that',
        params: ModelPath,
        response: { 200: Readiness, ...failures },
      },
    },
    async ({ params }) => {
      await finder.find(params);
      return { name: params.model, ready: true };
    },
  );

  app.post(
    '/v1/models/:model([^:]+)::predict',
    {
      config: { ...config, asksModel: true },
      schema: {
        summary: 'Predictions for rows, as lists or as objects',
        params: ModelPath,
        body: Type.Unknown({
          description: '{"instances": [{column: value, …}, …]} or [[values of a row], …]',
        }),
        response: { 200: Predictions, ...failures },
      },
    },
    async (request) => {
      const rows = readInstances(request.body);
      const { model, predictions } = await answerReference(
        options,
        request.params,
        () => entityId(request),
        (asked) => predictAllRows(asked, rows),
      );
      request.servedVersion = model.version;
      return {
        predictions: predictions.map(({ label }) => label),
        probabilities: predictions.map(({ probabilities }) => Array.from(probabilities)),
        model_name: modelName,
        model_version: model.version,
      };
    },
  );
  done();
}
