import { labelColumn } from '@canopy/covertype';
import { mlflowVersion } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';
import { describePredictions } from '../../covers/describe-predictions.js';
import { predictAllRows } from '../../covers/predict-all-rows.js';
import { entityId } from '../../rollout/entity-id.js';
import type { Rollout } from '../../rollout/rollout.js';
import { readScoringBody } from './read-scoring-body.js';
import { requireColumns } from './require-columns.js';
import { ScoringError, scoringErrorBody } from './scoring-error.js';

/** The columns that the model's signature promises. */
const words = (example: string) => ({
  content: { 'text/plain': { schema: Type.String({ examples: [example] }) } },
});
const Prediction = Type.Object({
  [labelColumn.key]: Type.Integer(),
  ...Object.fromEntries(
    labelColumn.classNames.map((name, label) => [`probability_${label}`, Type.Number({ description: name })]),
  ),
});
const Predictions = Type.Object({ predictions: Type.Array(Prediction) });

interface ScoringOptions {
  champion: Pick<Champion, 'model'>;
  rollout: Pick<Rollout, 'answerAll'>;
}

/** MLflow's scoring protocol, as `mlflow models serve` speaks it. */
export function scoringRoutes(app: Service, { champion, rollout }: ScoringOptions, done: () => void): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));

  app.post(
    '/invocations',
    {
      config: { errorBody: scoringErrorBody, asksModel: true },
      // The reader of the body refuses in MLflow's words.
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'Predictions for many rows, as MLflow asks for them',
        description: 'dataframe_split, dataframe_records, instances or inputs in JSON, or CSV with a header',
        body: {
          content: {
            'application/json': { schema: Type.Unsafe<unknown>(Type.Object({})) },
            'text/csv': { schema: Type.Unsafe<unknown>(Type.String()) },
          },
        },
        response: {
          200: Predictions,
          400: ScoringError,
          415: words(
            "This predictor only supports the following content types: Types: ['text/csv', 'application/json'].",
          ),
          503: ScoringError,
        },
      },
    },
    async (request) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const rows = readScoringBody(request.headers['content-type'] ?? '', body);
      requireColumns(rows);
      const answered = await rollout.answerAll(
        () => entityId(request),
        (asked) => request.inSpan('predict', () => predictAllRows(asked, rows), describePredictions),
      );
      request.answerer = answered;
      return {
        predictions: answered.predictions.map(({ label, probabilities }) => ({
          [labelColumn.key]: label,
          ...Object.fromEntries(Array.from(probabilities, (value, index) => [`probability_${index}`, value])),
        })),
      };
    },
  );

  app.get(
    '/ping',
    {
      config: { isNeverShed: true },
      schema: {
        summary: 'Whether a model is loaded, by status alone',
        response: { 200: Type.String(), 404: Type.String() },
      },
    },
    async (_request, reply) =>
      reply
        .status(champion.model === undefined ? 404 : 200)
        .type('application/json')
        .send('\n'),
  );
  app.get(
    '/version',
    {
      schema: {
        summary: 'The version of MLflow whose protocol this is',
        response: { 200: words(mlflowVersion) },
      },
    },
    async (_request, reply) => reply.type('text/plain; charset=utf-8').send(mlflowVersion),
  );
  done();
}
