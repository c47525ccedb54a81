import { TrialRequest } from '../../../../features/serving/serving';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ servingControl }) =>
    servingControl.try(await readBody(request, TrialRequest)),
  );
}
