import { answerRequest } from '../../../../../server/answer-request';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ prediction: string }> },
): Promise<Response> {
  const { prediction } = await params;
  return answerRequest(request, ({ readLineage }) => readLineage({ prediction }));
}
