import { MlflowError } from '@canopy/mlflow-client';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

export interface ServerOptions {
  /** e.g. `http://127.0.0.1:5000` */
  url: string;
  /** What the entities of this server are known by elsewhere. Default: its URL. */
  origin?: string;
  /** Sent as `Authorization: Bearer …`. */
  token?: string | undefined;
  fetch?: typeof fetch;
}

type Fields = Record<string, unknown>;

/** A tracking server, ours or MLflow's. Every failure is an `MlflowError`. */
export interface Server {
  origin: string;
  /** One operation below `/api/2.0/mlflow/`, its answer checked and its defaults filled in. */
  call<Answer extends TSchema>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    fields: Fields,
    answer: Answer,
  ): Promise<Static<Answer>>;
  /** The bytes at a path from the server's root. */
  download(path: string): Promise<ReadableStream<Uint8Array>>;
  /** Puts bytes at a path from the server's root. */
  upload(path: string, body: ReadableStream<Uint8Array>): Promise<void>;
}

const callTimeoutMs = 120_000;

export function createServer({ url, origin, token, fetch: exchange = fetch }: ServerOptions): Server {
  const root = url.replace(/\/+$/, '');
  const send = async (method: string, path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const where = `${method} ${root}${path.split('?')[0]}`;
    const response = await exchange(root + path, { ...init, method, headers }).catch((cause: unknown) => {
      throw new MlflowError(`${root} was not reached: ${reasonOf(cause)}.`, {
        errorCode: 'UNREACHABLE',
        cause,
      });
    });
    if (!response.ok) throw await refusal(response, where);
    return response;
  };

  return {
    origin: origin ?? root,
    async call(method, path, fields, answer) {
      const inQuery = method === 'GET';
      const address = `/api/2.0/mlflow/${path}${inQuery ? queryOf(fields) : ''}`;
      const response = await send(method, address, {
        signal: AbortSignal.timeout(callTimeoutMs),
        ...(inQuery
          ? {}
          : {
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(fields, encodeNumber),
            }),
      });
      const json = Value.Default(answer, await response.json());
      if (Value.Check(answer, json)) return json as Static<typeof answer>;
      const [problem] = Value.Errors(answer, json);
      throw new MlflowError(
        `The answer of ${method} ${root}${address} is not one of the MLflow API: ${problem?.instancePath} ${problem?.message}.`,
        { errorCode: 'BAD_ANSWER' },
      );
    },
    async download(path) {
      const { body } = await send('GET', path, {});
      return body ?? new Blob([]).stream();
    },
    async upload(path, body) {
      // Streams both ways: the largest artifact takes no more memory than the smallest.
      const init: RequestInit = {
        body,
        duplex: 'half',
        headers: { 'content-type': 'application/octet-stream' },
      };
      const response = await send('PUT', path, init);
      await response.body?.cancel();
    },
  };
}

async function refusal(response: Response, where: string): Promise<MlflowError> {
  const { status } = response;
  const text = await response.text().catch(() => '');
  try {
    const { error_code: errorCode, message } = JSON.parse(text);
    if (typeof errorCode === 'string') return new MlflowError(String(message), { errorCode, status });
  } catch {
    // Not JSON: a proxy in between, or another program.
  }
  return new MlflowError(`${where} answered with status ${status}.`, { errorCode: 'BAD_ANSWER', status });
}

function queryOf(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) query.append(name, String(value));
  return query.size === 0 ? '' : `?${query}`;
}

const encodeNumber = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}
