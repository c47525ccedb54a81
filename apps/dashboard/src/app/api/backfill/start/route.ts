import { BackfillRequest } from '../../../../features/backfill/backfill';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ backfillControl }) =>
    backfillControl.start(await readBody(request, BackfillRequest)),
  );
}
