import { StepRequest } from '../../../../features/decisions/decisions';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ decisionsControl }) =>
    decisionsControl.undo(await readBody(request, StepRequest)),
  );
}
