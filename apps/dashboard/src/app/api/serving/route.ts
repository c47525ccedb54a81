import { answerRequest } from '../../../server/answer-request';

export function GET(request: Request): Promise<Response> {
  return answerRequest(request, ({ readServing }) => readServing());
}
