import { answerRequest } from '../../../../../server/answer-request';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ batch: string }> },
): Promise<Response> {
  const { batch } = await params;
  return answerRequest(request, ({ readLineage }) => readLineage({ batch }));
}
