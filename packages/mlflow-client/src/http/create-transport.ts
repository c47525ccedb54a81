import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { authorization, type Credentials } from './authorization.js';
import type { Fetch, FetchAnswer, FetchInit } from './fetch.js';
import { MlflowError } from './mlflow-error.js';
import { readErrorAnswer } from './read-error-answer.js';
import { repeat } from './repeat.js';

export interface TransportOptions extends Credentials {
  /** e.g. `http://127.0.0.1:5000` */
  baseUrl: string;
  /** How often an exchange that may be repeated is, at most. */
  retries: number;
  fetch: Fetch;
}

export interface Exchange {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the server's root, with its query. */
  path: string;
  headers?: Record<string, string | undefined> | undefined;
  /** A stream can be sent once only: an exchange with one is not repeatable. */
  body?: string | Uint8Array | ReadableStream<Uint8Array> | undefined;
  /** Ends it, with all repetitions. */
  signal: AbortSignal;
  /** Whether it does no harm to send it again when nobody knows what became of it. */
  isRepeatable: boolean;
}

/** One exchange with the tracking server. */
export interface Transport {
  /** The answer, its body unread. @throws MlflowError unless the status is 2xx. */
  send(exchange: Exchange): Promise<FetchAnswer>;
  /** The answer's JSON, checked by `answer` and with its defaults filled in. @throws MlflowError */
  receive<Schema extends TSchema>(answer: Schema, exchange: Exchange): Promise<Static<Schema>>;
  /** Where others ask for the same, and what they send along. */
  address(path: string): { url: string; headers: Record<string, string> };
  /** What a failure while a body is read or awaited stands for. */
  explain(exchange: Exchange, cause: unknown): MlflowError;
}

export function createTransport(options: TransportOptions): Transport {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  // Called as a method of something else than the window, a browser's fetch refuses.
  const { fetch: exchangeOverNetwork } = options;
  const where = ({ method, path }: Exchange) => `${method} ${baseUrl}${path.split('?')[0]}`;

  const explain = (exchange: Exchange, cause: unknown): MlflowError => {
    if (cause instanceof MlflowError) return cause;
    const reason = describe(cause);
    return new MlflowError(`The tracking server was not reached at ${where(exchange)}: ${reason}.`, {
      errorCode: 'UNREACHABLE',
      cause,
    });
  };

  const address = (path: string) => {
    const identity = authorization(options);
    return { url: `${baseUrl}${path}`, headers: identity === undefined ? {} : { authorization: identity } };
  };

  const sendOnce = async (exchange: Exchange): Promise<FetchAnswer> => {
    const { url, headers: identity } = address(exchange.path);
    const headers: Record<string, string> = { ...identity };
    for (const [name, value] of Object.entries(exchange.headers ?? {})) {
      if (value !== undefined) headers[name] = value;
    }
    const { method, signal, body } = exchange;
    const init: FetchInit = { method, headers, signal };
    if (body !== undefined) init.body = body as NonNullable<RequestInit['body']>;
    if (typeof body === 'object' && !(body instanceof Uint8Array)) init.duplex = 'half';
    try {
      const response = await exchangeOverNetwork(url, init);
      if (!response.ok) throw await readErrorAnswer(response, where(exchange));
      return response;
    } catch (error) {
      throw explain(exchange, error);
    }
  };

  const patiently = <T>(exchange: Exchange, work: () => Promise<T>): Promise<T> =>
    repeat(work, { retries: exchange.isRepeatable ? options.retries : 0, signal: exchange.signal });

  return {
    send: (exchange) => patiently(exchange, () => sendOnce(exchange)),
    address,
    explain,
    async receive(answer, exchange) {
      const { status, text } = await patiently(exchange, async () => {
        const response = await sendOnce(exchange);
        const read = response.text().catch((error: unknown) => {
          throw explain(exchange, error);
        });
        return { status: response.status, text: await read };
      });
      const json = Value.Default(answer, parseJson(text));
      if (Value.Check(answer, json)) return json as Static<typeof answer>;
      const [problem] = Value.Errors(answer, json);
      throw new MlflowError(
        `The answer of ${where(exchange)} is not one of the MLflow API: ${problem?.instancePath || 'it'} ${problem?.message}.`,
        { errorCode: 'BAD_ANSWER', status },
      );
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch` hides why it failed in the cause of a TypeError that only says "fetch failed". */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer came in time';
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}
