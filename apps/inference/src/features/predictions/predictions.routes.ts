import { CovertypeMeasures, labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';
import { requireModel } from '../../champion/require-model.js';
import { predictCover } from '../../covers/predict-cover.js';
import { readMeasures } from '../../covers/read-measures.js';
import { Failure, RequestRefusal } from '../../requests/error-body.js';
import { RequestProblems } from '../../requests/request-problems.js';

const Probabilities = Type.Object(
  Object.fromEntries(
    labelColumn.classNames.map((name, label) => [String(label), Type.Number({ description: name })]),
  ),
);

const PredictionAnswer = Type.Object({
  cover_type: Type.Integer({ minimum: 0, maximum: labelColumn.classNames.length - 1 }),
  cover_type_name: Type.String(),
  probabilities: Probabilities,
  model_version: Type.String(),
  warnings: Type.Optional(
    Type.Array(Type.String(), { description: 'what is unusual about the measures; absent when nothing is' }),
  ),
});

interface PredictionsOptions {
  champion: Pick<Champion, 'model'>;
  modelName: string;
}

export function predictionsRoutes(
  app: Service,
  { champion, modelName }: PredictionsOptions,
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
    async (request) => {
      const model = requireModel(champion, modelName);
      const { label, labelName, probabilities, modelVersion, warnings } = predictCover(model, request.body);
      return {
        cover_type: label,
        cover_type_name: labelName,
        probabilities: Object.fromEntries(probabilities.entries()),
        model_version: modelVersion,
        ...(warnings.length > 0 && { warnings }),
      };
    },
  );
  done();
}
