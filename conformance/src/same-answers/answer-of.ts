import { type Json, text } from '../transfer/snapshot/json.js';

/** What a server answered, with names in place of the ids that differ. */
export type Answer = { status: 200; hits: string[] } | { status: number; code: string; message: string };

/** Asks for one page of a search. */
export async function answerOf(url: string, path: string, fields: Json): Promise<Answer> {
  const method = /^(experiments|runs|logged-models)/.test(path) ? 'POST' : 'GET';
  const { status, body } = await call(url, method, path, fields);
  if (status !== 200) return { status, code: text(body.error_code), message: text(body.message) };
  const list = Object.values(body).find((value) => Array.isArray(value)) ?? [];
  return { status, hits: (list as Json[]).map(nameOf) };
}

function nameOf({ info, name, version }: Json): string {
  if (info !== undefined) return text((info as Json).run_name ?? (info as Json).name);
  return version === undefined ? text(name) : `${name} ${version}`;
}

/** One call of MLflow's API. */
export async function call(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  fields: Json,
): Promise<{ status: number; body: Json }> {
  const address = new URL(`${url}/api/2.0/mlflow/${path}`);
  if (method === 'GET') {
    for (const [key, value] of Object.entries(fields)) {
      for (const item of [value].flat()) address.searchParams.append(key, String(item));
    }
  }
  const response = await fetch(address, {
    method,
    ...(method === 'POST' && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}
