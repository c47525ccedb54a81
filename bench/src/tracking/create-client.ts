import { Agent, type IncomingMessage, request } from 'node:http';

type Operation = [method: 'GET' | 'POST', path: string, fields?: unknown];

/** One client of a tracking server, on one connection that stays open. */
export interface Client {
  /** Sends one operation below `/api/2.0/mlflow/` and returns the JSON of its answer. */
  call(...operation: Operation): Promise<unknown>;
  /** The same, where nobody uses the answer: it is read to its end, and not parsed. */
  send(...operation: Operation): Promise<void>;
  close(): void;
}

/** Plainer than `fetch`, which would take a good part of the machine that is being measured. */
export function createClient(url: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const exchange = (isUsed: boolean, ...[method, path, fields]: Operation): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const body = fields === undefined ? undefined : JSON.stringify(fields);
      const headers =
        body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const outgoing = request(`${url}/api/2.0/mlflow/${path}`, { method, agent, headers }, (answer) => {
        const isWell = answer.statusCode === 200;
        readAnswer(answer, isUsed || !isWell).then((bytes) => {
          if (isWell) resolve(bytes);
          else
            reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${bytes.subarray(0, 500)}`));
        }, reject);
      });
      outgoing.once('error', reject).end(body);
    });
  return {
    call: async (...operation) => JSON.parse((await exchange(true, ...operation)).toString()),
    send: async (...operation) => {
      await exchange(false, ...operation);
    },
    close: () => agent.destroy(),
  };
}

function readAnswer(answer: IncomingMessage, isKept: boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => {
      if (isKept) chunks.push(chunk);
    });
    answer.once('error', reject).once('end', () => resolve(Buffer.concat(chunks)));
  });
}
