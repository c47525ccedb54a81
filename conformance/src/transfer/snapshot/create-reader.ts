import { createHash } from 'node:crypto';
import { type Json, list, text } from './json.js';

export type Reader = ReturnType<typeof createReader>;

/** Reads a tracking server as anybody can, past every schema of ours. */
export function createReader(url: string) {
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url + path, init);
    if (response.ok) return response;
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const queryOf = (fields: Json) =>
    new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    );
  const call = async (method: 'GET' | 'POST', path: string, fields: Json): Promise<Json> => {
    const address = `/api/2.0/mlflow/${path}`;
    if (method === 'GET') return readJson(await ask(`${address}?${queryOf(fields)}`));
    const headers = { 'content-type': 'application/json' };
    return readJson(await ask(address, { method, headers, body: JSON.stringify(fields) }));
  };
  return {
    call,
    async pages(
      method: 'GET' | 'POST',
      path: string,
      name: string,
      fields: Json,
      maxResults = 50,
    ): Promise<Json[]> {
      const items: Json[] = [];
      for (let token: unknown = ''; token !== undefined; ) {
        const paged = { ...fields, max_results: maxResults, ...(token === '' ? {} : { page_token: token }) };
        const page = await call(method, path, paged);
        items.push(...list(page[name]));
        token = page.next_page_token || undefined;
      }
      return items;
    },
    /** Digest of every artifact by its path. */
    async artifacts(
      listing: string,
      fields: Json,
      folderField: string,
      addressOf: (path: string) => [string, Json],
    ): Promise<Json> {
      const digests: Json = {};
      const folders: (string | undefined)[] = [undefined];
      for (const folder of folders) {
        const inFolder = folder === undefined ? fields : { ...fields, [folderField]: folder };
        for (const { path, is_dir } of list((await call('GET', listing, inFolder)).files)) {
          if (is_dir) {
            folders.push(text(path));
            continue;
          }
          const [address, query] = addressOf(text(path));
          const bytes = await (await ask(`${address}?${queryOf(query)}`)).bytes();
          digests[text(path)] = createHash('sha256').update(bytes).digest('hex');
        }
      }
      return digests;
    },
  };
}

const readJson = async (response: Response) => (await response.json()) as Json;
