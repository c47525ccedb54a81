import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Burst, BurstTask } from './burst-task.js';

// A process of its own: node generate-burst.js <file with a BurstTask> prints a Burst.
const { host, port, path, connections, bodies }: BurstTask = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
);
const requests = bodies.map((body) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
);

function open(): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
  socket.on('error', reject);
  return promise;
}

/** The head of the answer, and how long it took to come. */
function ask(socket: Socket, request: Buffer): Promise<{ head: string; ms: number }> {
  const { promise, resolve } = Promise.withResolvers<{ head: string; ms: number }>();
  const began = performance.now();
  const settle = (head: string) => resolve({ head, ms: performance.now() - began });
  socket.once('data', (chunk) => settle(chunk.toString('latin1', 0, 1000)));
  socket.once('close', () => settle('closed'));
  socket.write(request);
  return promise;
}

const sockets = await Promise.all(Array.from({ length: connections }, open));
await sleep(200);
const answers = await Promise.all(
  sockets.map((socket, index) => ask(socket, requests[index % requests.length] ?? Buffer.of())),
);
const refused = answers.filter(({ head }) => head.startsWith('HTTP/1.1 503'));
const burst: Burst = {
  counts: Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ head }) => head.slice(9, 12))).map(([status, all = []]) => [
      status,
      all.length,
    ]),
  ),
  refusedMs: refused.map(({ ms }) => ms).sort((a, b) => a - b),
};
console.log(JSON.stringify(burst));
process.exit(0);
