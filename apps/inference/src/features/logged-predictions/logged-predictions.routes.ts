import { featureColumns, labelColumn } from '@canopy/covertype';
import { PredictionList, PredictionSearch, predictionIdPattern } from '@canopy/pipeline-contract';
import type { Service } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';
import { explainLostLog } from '../../prediction-log/explain-lost-log.js';
import { requireLog } from '../../prediction-log/require-log.js';
import { Failure } from '../../requests/error-body.js';
import type { LoggedPredictionsService } from './logged-predictions.service.js';

const Answer = Type.Object({
  model_version: Type.String(),
  label: Type.Integer(),
  label_name: Type.String(),
  probabilities: Type.Array(Type.Number(), { description: 'one a class, as the model gave them' }),
});

const LoggedPredictionAnswer = Type.Object({
  prediction_id: Type.String(),
  at: Type.String({ format: 'date-time' }),
  route: Type.String({ description: 'champion, canary, shadow, or pinned: a version that was named' }),
  ...Answer.properties,
  confidence: Type.Number({ description: 'calibrated probability of the label' }),
  features: Type.Union([Type.Record(Type.String(), Type.Number()), Type.Null()], {
    description: "by column, in the model's own numbers; null where only a hash was kept",
  }),
  feedback: Type.Union([
    Type.Object({
      label: Type.Integer({ description: 'the true class' }),
      label_name: Type.String(),
      received_at: Type.String({ format: 'date-time' }),
      corrects: Type.Union([Type.Integer(), Type.Null()], { description: 'the label before it' }),
    }),
    Type.Null(),
  ]),
});

const ReplayAnswer = Type.Object({
  prediction_id: Type.String(),
  logged: Answer,
  replayed: Answer,
  differs: Type.Boolean({ description: 'whether another class was predicted' }),
  largest_difference: Type.Number({ description: "the largest difference of a class's probability" }),
});

const PredictionPath = Type.Object({ id: Type.String({ pattern: predictionIdPattern }) });
const ReplayQuery = Type.Object({
  version: Type.Optional(
    Type.String({ description: 'the version to ask, by number or alias; the champion, if none is named' }),
  ),
});

interface LoggedPredictionsOptions {
  /** Undefined where predictions are not logged. */
  service: LoggedPredictionsService | undefined;
}

type StoredPrediction = Awaited<ReturnType<LoggedPredictionsService['find']>>;

/** What was answered once, and what another version would answer. */
export function loggedPredictionsRoutes(
  app: Service,
  { service }: LoggedPredictionsOptions,
  done: () => void,
): void {
  app.setErrorHandler<Error>(explainLostLog);
  const failures = { 400: Failure, 404: Failure, 503: Failure };
  app.get(
    '/predictions',
    {
      schema: {
        summary: 'What was predicted, of one version or of all, the latest first, page by page',
        querystring: PredictionSearch,
        response: { 200: PredictionList, 400: Failure, 503: Failure },
      },
    },
    async ({ query }) => requireLog(service).list(query),
  );
  app.get(
    '/predictions/:id',
    {
      schema: {
        summary: 'A prediction as it was answered, and its true class where that is known',
        params: PredictionPath,
        response: { 200: LoggedPredictionAnswer, ...failures },
      },
    },
    async ({ params }) => describePrediction(await requireLog(service).find(params.id)),
  );
  app.post(
    '/predictions/:id/replay',
    {
      schema: {
        summary: 'The same request, predicted again by any version',
        params: PredictionPath,
        querystring: ReplayQuery,
        response: { 200: ReplayAnswer, ...failures, 409: Failure },
      },
    },
    async ({ params, query }) => {
      const { stored, replay } = await requireLog(service).replay(params.id, query.version);
      return {
        prediction_id: stored.id,
        logged: describeAnswer(stored),
        replayed: describeAnswer({ ...replay, probabilities: Array.from(replay.probabilities) }),
        differs: replay.differs,
        largest_difference: replay.largestDifference,
      };
    },
  );
  done();
}

function describeAnswer({
  modelVersion,
  label,
  probabilities,
}: Pick<StoredPrediction, 'modelVersion' | 'label' | 'probabilities'>): Static<typeof Answer> {
  return { model_version: modelVersion, label, label_name: nameOf(label), probabilities };
}

const nameOf = (label: number) => labelColumn.classNames[label] ?? '';

function describePrediction(stored: StoredPrediction): Static<typeof LoggedPredictionAnswer> {
  const { features, trueLabel, labelledAt, corrects } = stored;
  return {
    prediction_id: stored.id,
    at: stored.at.toISOString(),
    route: stored.route,
    ...describeAnswer(stored),
    confidence: stored.confidence,
    features:
      features &&
      Object.fromEntries(
        features.map((value, index) => [featureColumns[index]?.key ?? String(index), value]),
      ),
    feedback:
      trueLabel === null || labelledAt === null
        ? null
        : {
            label: trueLabel,
            label_name: nameOf(trueLabel),
            received_at: labelledAt.toISOString(),
            corrects,
          },
  };
}
