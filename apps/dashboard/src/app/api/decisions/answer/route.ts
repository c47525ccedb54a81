import { AnswerRequest } from '../../../../features/decisions/decisions';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ decisionsControl }) =>
    decisionsControl.answer(await readBody(request, AnswerRequest)),
  );
}
