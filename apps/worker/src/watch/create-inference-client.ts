import {
  PredictionWindow,
  WindowList,
  type WindowQuestion,
  type WindowSearch,
} from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** What the watch asks inference, whose tables it does not know. */
export interface InferenceClient {
  /** @throws DomainError `unavailable` with the subject `log` when inference logs no predictions. */
  listWindows(search: WindowSearch, signal: AbortSignal): Promise<WindowList>;
  countWindow(question: WindowQuestion, signal: AbortSignal): Promise<PredictionWindow>;
}

const timeoutMs = 60_000;

export function createInferenceClient(baseUrl: string): InferenceClient {
  async function ask<Schema extends TSchema>(
    schema: Schema,
    path: string,
    request: RequestInit,
    signal: AbortSignal,
  ): Promise<Static<Schema>> {
    const response = await fetch(new URL(path, baseUrl), {
      ...request,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw refusalOf(path, response.status, answer);
    if (Value.Check(schema, answer)) return answer;
    throw new Error(`Inference answered ${path} in a form that this worker does not know`);
  }

  return {
    listWindows: (search, signal) => {
      const pairs = Object.entries(search).map(([key, value]): [string, string] => [key, String(value)]);
      const query = new URLSearchParams(pairs);
      return ask(WindowList, `/windows?${query}`, {}, signal);
    },
    countWindow: (question, signal) =>
      ask(
        PredictionWindow,
        '/windows',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(question),
        },
        signal,
      ),
  };
}

function refusalOf(path: string, status: number, answer: unknown): Error {
  const { detail } = { detail: undefined, ...(answer as { detail?: unknown }) };
  const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
  if (status === 503 && /not logged/.test(text)) {
    return new DomainError('unavailable', text, { subject: 'log' });
  }
  return new Error(`Inference answered ${path} with ${status}: ${text}`);
}
