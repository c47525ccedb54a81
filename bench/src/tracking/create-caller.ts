import { Agent, request } from 'node:http';

/** Sends one operation below `/api/2.0/mlflow/` and returns the JSON of its answer. */
export type Call = (method: 'GET' | 'POST', path: string, fields?: unknown) => Promise<unknown>;

/**
 * One client of a tracking server, on one connection that stays open. Plainer than `fetch`, which would take a good part
 * of the machine that is being measured.
 */
export function createCaller(url: string): { call: Call; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call: Call = (method, path, fields) =>
    new Promise((resolve, reject) => {
      const body = fields === undefined ? undefined : JSON.stringify(fields);
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const outgoing = request(`${url}/api/2.0/mlflow/${path}`, { method, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.once('error', reject).once('end', () => {
          if (answer.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`));
        });
      });
      outgoing.once('error', reject).end(body);
    });
  return { call, close: () => agent.destroy() };
}
