import { answerRequest } from '../../../../server/answer-request';

interface Context {
  params: Promise<{ version: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRequest(request, async ({ readModel }) => readModel((await params).version));
}
