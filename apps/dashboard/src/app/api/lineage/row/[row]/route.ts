import { answerRequest } from '../../../../../server/answer-request';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ row: string }> },
): Promise<Response> {
  const { row } = await params;
  return answerRequest(request, ({ readLineage }) => readLineage({ row }));
}
