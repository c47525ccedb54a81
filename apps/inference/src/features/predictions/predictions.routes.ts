import { CovertypeMeasures } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import type { Champion } from '../../champion/create-champion.js';
import { requireModel } from '../../champion/require-model.js';
import type { RecordPrediction } from '../../covers/create-prediction-recorder.js';
import { predictCover } from '../../covers/predict-cover.js';
import { readMeasures } from '../../covers/read-measures.js';
import { Failure, RequestRefusal } from '../../requests/error-body.js';
import { RequestProblems } from '../../requests/request-problems.js';
import { PredictionAnswer, predictionAnswer } from './prediction-answer.js';

interface PredictionsOptions {
  champion: Pick<Champion, 'model'>;
  record: RecordPrediction;
  modelName: string;
}

export function predictionsRoutes(
  app: Service,
  { champion, record, modelName }: PredictionsOptions,
  done: () => void,
): void {
  // A body that is no JSON at all has problems as well; FastAPI answers both alike.
  app.setErrorHandler<Error & { statusCode?: number; code?: string }>((error) => {
    if (error.statusCode !== 400 || error instanceof RequestProblems) throw error;
    throw new RequestProblems([{ loc: ['body'], msg: error.message, type: 'json_invalid' }]);
  });

  app.post(
    '/predict',
    {
      config: { asksModel: true },
      schema: {
        summary: 'The most probable forest cover of a place, and the probability of each',
        body: CovertypeMeasures,
        response: { 200: PredictionAnswer, 422: RequestRefusal, 503: Failure },
      },
      validatorCompiler: () => (body) => {
        const read = readMeasures(body);
        return 'problems' in read ? { error: new RequestProblems(read.problems) } : { value: read.measures };
      },
    },
    (request, reply) => {
      const prediction = predictCover(requireModel(champion, modelName), request.body);
      record(prediction, 'champion');
      reply.send(predictionAnswer(prediction));
    },
  );
  done();
}
