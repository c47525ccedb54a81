import { ConfigurationError } from '@canopy/service-kit/process';
import { type Dependencies, getDependencies } from './dependencies';
import { describeError } from './describe-error';
import { Problem } from './problem';
import { translateFor } from './translate-for';

/** Answers with what `handle` returns, or with `{error: {code, what, fix, detail}}` in the language of the request. */
export async function answerRequest(
  request: Request,
  handle: (dependencies: Dependencies) => Promise<unknown>,
): Promise<Response> {
  try {
    return respond(200, await handle(getDependencies()));
  } catch (thrown) {
    const problem = asProblem(thrown);
    const texts = translateFor(request);
    const error = {
      code: problem.code,
      what: texts(`problems.${problem.code}.what`),
      fix: texts(`problems.${problem.code}.fix`),
      detail: problem.detail,
    };
    return respond(problem.status, { error });
  }
}

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) {
    if (thrown.status >= 500) getDependencies().logger.debug({ err: thrown }, thrown.message);
    return thrown;
  }
  if (thrown instanceof ConfigurationError) return new Problem('configuration', thrown.problems.join('; '));
  getDependencies().logger.error({ err: thrown }, describeError(thrown));
  return new Problem('unexpected', describeError(thrown), thrown);
}

function respond(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
