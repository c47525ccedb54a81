import type { Static, TSchema } from 'typebox';
import type { Transport } from './create-transport.js';

type Field = string | number | boolean | readonly unknown[] | Record<string, unknown> | undefined;

export interface ApiCall<Answer extends TSchema> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/2.0/mlflow/`. */
  path: string;
  /** By the names of the wire. Those that are undefined are not sent. */
  fields: Record<string, Field>;
  answer: Answer;
  idempotencyKey?: string | undefined;
}

/** Calls one operation of the MLflow API. @throws MlflowError */
export type Api = <Answer extends TSchema>(call: ApiCall<Answer>) => Promise<Static<Answer>>;

/** MLflow's convention over a transport: the fields of a GET in the query, all others in a JSON body. */
export function createApi(transport: Transport, timeoutMs: number): Api {
  return ({ method, path, fields, answer, idempotencyKey }) => {
    const inQuery = method === 'GET';
    const exchange = {
      method,
      path: `/api/2.0/mlflow/${path}${inQuery ? queryOf(fields) : ''}`,
      headers: {
        'content-type': inQuery ? undefined : 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: inQuery ? undefined : JSON.stringify(fields, encodeNumber),
      signal: AbortSignal.timeout(timeoutMs),
    };
    return transport.receive(answer, exchange);
  };
}

function queryOf(fields: Record<string, Field>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const encodeNumber = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
