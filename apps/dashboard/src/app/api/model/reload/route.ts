import { Type } from 'typebox';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ predictor }) => {
    await readBody(request, Type.Object({}));
    return predictor.reload();
  });
}
