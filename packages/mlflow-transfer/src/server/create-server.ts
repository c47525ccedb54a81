import {
  type ApiCall,
  type Credentials,
  createApi,
  createTransport,
  MlflowError,
  Nothing,
} from '@canopy/mlflow-client';
import type { Static, TSchema } from 'typebox';
import type { CarriedTimes } from './carried-times.js';

export interface ServerOptions extends Credentials {
  /** e.g. `http://127.0.0.1:5000` */
  url: string;
  /** What the entities of this server are known by elsewhere. Default: its URL. */
  origin?: string;
  fetch?: typeof fetch;
}

/** A tracking server, ours or MLflow's. Every failure is an `MlflowError`. */
export interface Server {
  origin: string;
  /** One operation below `/api/2.0/mlflow/`, its answer checked and its defaults filled in. */
  call<Answer extends TSchema>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    fields: ApiCall<Answer>['fields'],
    answer: Answer,
  ): Promise<Static<Answer>>;
  /**
   * Gives things the times that they have where they came from. False when the server does not take them: MLflow's
   * never does, ours only when it was started for an import.
   */
  setTimes(times: CarriedTimes): Promise<boolean>;
  /** The bytes at a path from the server's root. */
  download(path: string): Promise<ReadableStream<Uint8Array>>;
  /** Puts bytes at a path from the server's root. */
  upload(path: string, body: ReadableStream<Uint8Array>): Promise<void>;
}

const callTimeoutMs = 120_000;
const retries = 3;
// What makes something, or is refused the second time. Everything else is sent again when the server is busy.
const onlyOnce = /(^|\/)(create|delete|logged-models)$/;
// The largest artifact takes as long as it takes.
const { signal: patience } = new AbortController();

export function createServer({
  url,
  origin,
  fetch: exchange = fetch,
  ...credentials
}: ServerOptions): Server {
  const baseUrl = url.replace(/\/+$/, '');
  const transport = createTransport({ ...credentials, baseUrl, retries, fetch: exchange });
  const call = createApi(transport, callTimeoutMs);
  return {
    origin: origin ?? baseUrl,
    call: (method, path, fields, answer) =>
      call({ method, path, fields, answer, isRepeatable: method === 'GET' || !onlyOnce.test(path) }),
    async setTimes(times) {
      const setting = call({
        method: 'POST',
        prefix: '/api/canopy/',
        path: 'times',
        fields: { ...times },
        answer: Nothing,
        isRepeatable: true,
      });
      try {
        await setting;
        return true;
      } catch (error) {
        if (error instanceof MlflowError && [404, 405].includes(error.status ?? 0)) return false;
        throw error;
      }
    },
    async download(path) {
      const { body } = await transport.send({ method: 'GET', path, signal: patience, isRepeatable: true });
      if (body === null) return new Blob([]).stream();
      return body instanceof ReadableStream ? body : ReadableStream.from(body);
    },
    async upload(path, body) {
      // Streams both ways: the largest artifact takes no more memory than the smallest.
      const headers = { 'content-type': 'application/octet-stream' };
      const response = await transport.send({
        method: 'PUT',
        path,
        headers,
        body,
        signal: patience,
        isRepeatable: false,
      });
      await response.body?.cancel();
    },
  };
}
