import { DecisionsSearch } from '../../../features/decisions/decisions';
import { answerRequest } from '../../../server/answer-request';
import { readQuery } from '../../../server/read-query';

export function GET(request: Request): Promise<Response> {
  return answerRequest(request, ({ readDecisions, decisionsControl }) => {
    const search = readQuery(request, DecisionsSearch);
    return search.before === undefined ? readDecisions() : decisionsControl.read(search);
  });
}
