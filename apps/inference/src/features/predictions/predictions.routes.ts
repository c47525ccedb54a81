import { CovertypeMeasures, labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';
import type { CoverPrediction } from '../../covers/cover-prediction.js';
import { describePredictions } from '../../covers/describe-predictions.js';
import { predictCover } from '../../covers/predict-cover.js';
import { type ReadMeasures, readMeasures } from '../../covers/read-measures.js';
import type { Explanations } from '../../explanations/create-explanations.js';
import { Failure, RequestRefusal } from '../../requests/error-body.js';
import { markRepeatedKeys } from '../../requests/mark-repeated-keys.js';
import { readFlags } from '../../requests/read-flags.js';
import { RequestProblems } from '../../requests/request-problems.js';
import { entityId } from '../../rollout/entity-id.js';
import type { Rollout } from '../../rollout/rollout.js';
import { addExplanation } from './add-explanation.js';
import { addSet } from './add-set.js';
import { answerPredictionAtOnce } from './answer-at-once.js';
import { PredictionAnswer, predictionAnswer } from './prediction-answer.js';

const Extras = Type.Object({
  set: Type.Optional(
    Type.Boolean({ description: 'answer with the classes that the row may well be of, and `abstain`' }),
  ),
  explain: Type.Optional(
    Type.Boolean({ description: 'answer with what each column contributed; takes tens of milliseconds' }),
  ),
});

interface PredictionsOptions {
  champion: Pick<Champion, 'failure'>;
  rollout: Pick<Rollout, 'answer'>;
  explanations: Explanations;
}

export function predictionsRoutes(
  app: Service,
  { champion, rollout, explanations }: PredictionsOptions,
  done: () => void,
): void {
  // A body that is no JSON at all has problems as well; FastAPI answers both alike.
  app.setErrorHandler<Error & { statusCode?: number; code?: string }>((error) => {
    if (error.statusCode !== 400 || error instanceof RequestProblems) throw error;
    throw new RequestProblems([{ loc: ['body'], msg: error.message, type: 'json_invalid' }]);
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, parsed) => {
    try {
      parsed(null, markRepeatedKeys(String(text), JSON.parse(String(text))));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      parsed(
        new RequestProblems([{ loc: ['body'], msg: `JSON decode error: ${reason}`, type: 'json_invalid' }]),
      );
    }
  });

  const { countAnswered } = app;
  app.answerAtOnce('/predict', answerPredictionAtOnce({ champion, rollout, countAnswered }));
  app.post(
    '/predict',
    {
      config: {
        asksModel: true,
        // That there is room is told first, since there nearly always is.
        busyWith: ({ query }) => {
          const reason = explanations.busyWith;
          return reason !== undefined && wantsExplanation(query) ? reason : undefined;
        },
      },
      schema: {
        summary: `Predicts ${labelColumn.meaning}, with the probability of each class`,
        querystring: Extras,
        body: Type.Unsafe<ReadMeasures>(CovertypeMeasures),
        response: { 200: PredictionAnswer, 422: RequestRefusal, 503: Failure },
      },
      validatorCompiler: ({ httpPart }) => (httpPart === 'body' ? readBody : readExtras),
    },
    (request, reply) => {
      const answered = rollout.answer(
        () => entityId(request),
        (asked) =>
          request.inSpan(
            'predict',
            (): [CoverPrediction] => [predictCover(asked, request.body)],
            describePredictions,
          ),
      );
      request.answerer = answered;
      const { model, predictions } = answered;
      const [prediction] = predictions;
      const answer = predictionAnswer(prediction);
      const { set, explain } = request.query;
      if (set) addSet(answer, model, prediction);
      if (!explain) {
        reply.send(answer);
        return;
      }
      const explaining = request.inSpan('explain', () => explanations.explain(model, prediction));
      return explaining.then((explained) => {
        addExplanation(answer, explained);
        return answer;
      });
    },
  );
  done();
}

function readBody(body: unknown) {
  const read = readMeasures(body);
  return 'problems' in read ? { error: new RequestProblems(read.problems) } : { value: read };
}

/** Before the query is checked: only one that is well-formed asks for an explanation. */
function wantsExplanation(query: unknown): boolean {
  const read = readFlags(query, ['explain']);
  return 'flags' in read && read.flags.explain === true;
}

function readExtras(query: unknown) {
  const read = readFlags(query, ['set', 'explain']);
  return 'problems' in read ? { error: new RequestProblems(read.problems) } : { value: read.flags };
}
