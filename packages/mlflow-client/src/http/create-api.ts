import { type Static, type TSchema, Type } from 'typebox';
import type { Transport } from './create-transport.js';

type Field = string | number | boolean | readonly unknown[] | Record<string, unknown> | undefined;

export interface ApiCall<Answer extends TSchema> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the prefix. */
  path: string;
  /** Default `/api/2.0/mlflow/`; a few operations are for web pages only, at `/ajax-api/2.0/mlflow/`. */
  prefix?: string;
  /** By the names of the wire. Those that are undefined are not sent. */
  fields: Record<string, Field>;
  answer: Answer;
  idempotencyKey?: string | undefined;
  /** Whether twice is as good as once. Default: for a GET, and with an idempotency key. */
  isRepeatable?: boolean;
}

/** The answer of an operation that has nothing to say. */
export const Nothing = Type.Object({});

/** Calls one operation of the MLflow API. @throws MlflowError */
export type Api = <Answer extends TSchema>(call: ApiCall<Answer>) => Promise<Static<Answer>>;

/** MLflow's convention over a transport: the fields of a GET in the query, all others in a JSON body. */
export function createApi(transport: Transport, timeoutMs: number): Api {
  return ({ method, path, prefix = '/api/2.0/mlflow/', fields, answer, idempotencyKey, isRepeatable }) => {
    const inQuery = method === 'GET';
    const exchange = {
      method,
      path: `${prefix}${path}${inQuery ? queryOf(fields) : ''}`,
      headers: {
        'content-type': inQuery ? undefined : 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: inQuery ? undefined : JSON.stringify(fields, encodeNumber),
      signal: AbortSignal.timeout(timeoutMs),
      isRepeatable: isRepeatable ?? (inQuery || idempotencyKey !== undefined),
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
