import { StopRequest } from '../../../../features/serving/serving';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ servingControl }) =>
    servingControl.stop(await readBody(request, StopRequest)),
  );
}
