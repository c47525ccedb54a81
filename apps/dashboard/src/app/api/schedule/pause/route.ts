import { PauseRequest } from '../../../../features/schedule/schedule';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ schedule }) =>
    schedule.pause(await readBody(request, PauseRequest)),
  );
}
