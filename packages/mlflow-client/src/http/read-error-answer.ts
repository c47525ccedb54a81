import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { FetchAnswer } from './fetch.js';
import { MlflowError } from './mlflow-error.js';

const ErrorAnswer = Type.Object({ error_code: Type.String(), message: Type.String({ default: '' }) });

/** The error that an answer with a status other than 2xx stands for. */
export async function readErrorAnswer(response: FetchAnswer, where: string): Promise<MlflowError> {
  const { status } = response;
  const seconds = Number(response.headers.get('retry-after') || Number.NaN);
  const retryAfterMs = seconds >= 0 ? seconds * 1000 : undefined;
  const text = await response.text().catch(() => '');
  try {
    const answer = Value.Default(ErrorAnswer, JSON.parse(text));
    if (Value.Check(ErrorAnswer, answer)) {
      return new MlflowError(answer.message, { errorCode: answer.error_code, status, retryAfterMs });
    }
  } catch {
    // Not JSON: a proxy in between, or another program.
  }
  const errorCode = status === 404 ? 'ENDPOINT_NOT_FOUND' : 'BAD_ANSWER';
  return new MlflowError(`${where} answered with status ${status}.`, { errorCode, status, retryAfterMs });
}
