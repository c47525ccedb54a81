import { CovertypeMeasures } from '@canopy/covertype';
import { answerRequest } from '../../../server/answer-request';
import { readBody } from '../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ predictor }) =>
    predictor.predict(await readBody(request, CovertypeMeasures)),
  );
}
