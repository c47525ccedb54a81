import { Type } from 'typebox';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ backfillControl }) => {
    await readBody(request, Type.Object({}));
    return backfillControl.cancel();
  });
}
