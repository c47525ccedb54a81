import { RequestProblem, unreachable } from './request-problem';

const patienceMs = 70_000;

/**
 * Asks the dashboard's own server; with a `body` it is a POST. The answer is taken to be an `Answer`: the
 * route handlers of this very build make it from the same schema.
 *
 * @throws RequestProblem with what the server said, or that it is away.
 */
export async function requestJson<Answer>(
  path: string,
  options: { signal?: AbortSignal; body?: unknown } = {},
): Promise<Answer> {
  const patience = AbortSignal.timeout(patienceMs);
  const signal = options.signal === undefined ? patience : AbortSignal.any([options.signal, patience]);
  const sending = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const request = 'body' in options ? { ...sending, body: JSON.stringify(options.body) } : {};
  const response = await answerTo(fetch(path, { ...request, signal, cache: 'no-store' }));
  const answer: unknown = await answerTo(response.json());
  if (response.ok) return answer as Answer;
  throw new RequestProblem((answer as { error: { code: string } }).error);
}

async function answerTo<Result>(attempt: Promise<Result>): Promise<Result> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestProblem({ code: unreachable, detail: String(error) });
  }
}
