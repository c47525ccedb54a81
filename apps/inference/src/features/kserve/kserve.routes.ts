import { labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { describePredictions } from '../../covers/describe-predictions.js';
import { predictAllRows } from '../../covers/predict-all-rows.js';
import type { Explanations } from '../../explanations/create-explanations.js';
import { Readiness, tellReadiness } from '../../requests/readiness.js';
import { answerReference, type ReferenceAnswerer } from '../../rollout/answer-reference.js';
import { entityId } from '../../rollout/entity-id.js';
import { ExplanationAnswer } from '../predictions/index.js';
import { explainRows, mostRows } from './explain-rows.js';
import { readInstances } from './read-instances.js';

const Failure = Type.Object({ error: Type.String() });
const failures = { 400: Failure, 404: Failure, 503: Failure };
const config = { errorBody: ({ message }: { message: string }) => ({ error: message }) };
const ModelPath = Type.Object({
  model: Type.String({ description: 'name, alone for the champion, or as name@7 or name@challenger' }),
  version: Type.Optional(Type.String({ description: 'number or alias of a version' })),
});
const Models = Type.Object({ models: Type.Array(Type.String()) });
const Instances = Type.Unknown({
  description: '{"instances": [{column: value, …}, …]} or [[values of a row], …]',
});

const Answerer = Type.Object({ model_name: Type.String(), model_version: Type.String() });
const Labels = Type.Array(Type.Integer(), { description: 'the most probable class of each row' });
const Predictions = Type.Object({
  predictions: Labels,
  probabilities: Type.Array(Type.Array(Type.Number()), {
    description: labelColumn.classNames.join(', '),
  }),
  ...Answerer.properties,
});
const ExplainedPredictions = Type.Object({
  predictions: Labels,
  explanations: Type.Array(ExplanationAnswer),
  ...Answerer.properties,
});

interface KserveOptions extends ReferenceAnswerer {
  explanations: Pick<Explanations, 'explain' | 'busyWith'>;
  modelName: string;
}

/** KServe's first protocol: https://kserve.github.io/website/docs/concepts/architecture/data-plane/v1-protocol */
export function kserveRoutes(app: Service, options: KserveOptions, done: () => void): void {
  const { finder, explanations, modelName } = options;
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
    tellReadiness(finder),
  );

  for (const url of ['/v1/models/:model([^:]+)', '/v1/models/:model/versions/:version([^:]+)']) {
    app.post(
      `${url}::predict`,
      {
        config: { ...config, asksModel: true },
        schema: {
          summary: 'Predictions for rows, as lists or as objects',
          params: ModelPath,
          body: Instances,
          response: { 200: Predictions, ...failures },
        },
      },
      async (request) => {
        const rows = readInstances(request.body);
        const answered = await answerReference(
          options,
          request.params,
          () => entityId(request),
          (asked) => request.inSpan('predict', () => predictAllRows(asked, rows), describePredictions),
        );
        request.answerer = answered;
        const { model, predictions } = answered;
        return {
          predictions: predictions.map(({ label }) => label),
          probabilities: predictions.map(({ probabilities }) => Array.from(probabilities)),
          model_name: modelName,
          model_version: model.version,
        };
      },
    );

    app.post(
      `${url}::explain`,
      {
        config: { ...config, asksModel: true, busyWith: () => explanations.busyWith },
        schema: {
          summary: 'What each column contributed to the predictions for rows',
          description: `Exact Shapley values of a forest for the class that it predicts, for ${mostRows} rows at most. The champion explains, or the version that is named; nothing is logged, and no canary is asked.`,
          params: ModelPath,
          body: Instances,
          response: { 200: ExplainedPredictions, ...failures },
        },
      },
      async (request) => {
        const rows = readInstances(request.body);
        const model = await finder.find(request.params);
        const isNamed = (await finder.versionOf(request.params)) !== undefined;
        request.answerer = { model, route: isNamed ? 'pinned' : 'champion' };
        const { labels, explanations: explained } = await request.inSpan('explain', () =>
          explainRows(explanations, model, rows),
        );
        return {
          predictions: labels,
          explanations: explained,
          model_name: modelName,
          model_version: model.version,
        };
      },
    );
  }
  done();
}
