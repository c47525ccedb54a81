import { AnswerSearch } from '../../../../features/lineage/lineage';
import { answerRequest } from '../../../../server/answer-request';
import { readQuery } from '../../../../server/read-query';

export function GET(request: Request): Promise<Response> {
  return answerRequest(request, ({ listAnswers }) => listAnswers(readQuery(request, AnswerSearch)));
}
