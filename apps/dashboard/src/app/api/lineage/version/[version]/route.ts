import { answerRequest } from '../../../../../server/answer-request';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ version: string }> },
): Promise<Response> {
  const { version } = await params;
  return answerRequest(request, ({ readLineage }) => readLineage({ version }));
}
