import { BatchDecisionRequest } from '../../../../features/batches/batches';
import { answerRequest } from '../../../../server/answer-request';
import { readBody } from '../../../../server/read-body';

export function POST(request: Request): Promise<Response> {
  return answerRequest(request, async ({ batchControl, lookAtBatches }) => {
    await batchControl.decide(await readBody(request, BatchDecisionRequest));
    return lookAtBatches();
  });
}
