import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { LoadConnection } from './load-connection.js';
import type { Load, LoadTask } from './load-task.js';

// A process of its own, so that asking takes nothing from answering: node generate-load.js <file with a LoadTask> prints a Load.
const task: LoadTask = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const requests = task.bodies.map((body) =>
  Buffer.from(
    `POST ${task.path} HTTP/1.1\r\nhost: ${task.host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
);
const start = performance.now();
const from = start + task.warmUpSeconds * 1000;
const until = from + task.seconds * 1000;
const latencies: number[] = [];
const refusals: number[] = [];
let withoutRetryAfter = 0;
let failed = 0;
let turn = 0;

/** Of a wait that is spent awake. Timers go off together, once a millisecond, so that what is due in between would come in bursts. */
const awakeMs = task.hasItsCore ? 2 : 0;
// Each connection asks in its turn. One that is late asks at once, so that the rate stays.
const everyMs = task.perSecond === undefined ? 0 : (1000 * task.connections) / task.perSecond;

await Promise.all(
  Array.from({ length: task.connections }, async (_, place) => {
    const connection = new LoadConnection(task.host, task.port);
    let due = start + (everyMs * place) / task.connections;
    for (let began = performance.now(); began < until; ) {
      if (due - began >= 1 + awakeMs) await sleep(due - began - awakeMs);
      while (awakeMs > 0 && performance.now() < due) await nextTurn();
      began = performance.now();
      due += everyMs;
      const { status, retryAfter } = await connection.exchange(
        requests[turn++ % requests.length] ?? Buffer.of(),
      );
      const now = performance.now();
      if (status === 503) {
        if (began >= from) refusals.push(now - began);
        if (retryAfter === undefined) withoutRetryAfter++;
        // Not all at the same moment, as clients would.
        else if (task.perSecond === undefined)
          await sleep(1000 * retryAfter * (1 + place / task.connections));
      } else if (status !== 200) failed++;
      else if (began >= from) latencies.push(now - began);
      began = performance.now();
    }
    connection.close();
  }),
);

const sorted = Float64Array.from(latencies).sort();
const quantile = (share: number, of = sorted) => of[Math.floor(of.length * share)] ?? Number.NaN;
const load: Load = {
  requestsPerS: latencies.length / task.seconds,
  p50Ms: quantile(0.5),
  p95Ms: quantile(0.95),
  p99Ms: quantile(0.99),
  failed,
  refused: refusals.length,
  refusedP99Ms: quantile(0.99, Float64Array.from(refusals).sort()),
  withoutRetryAfter,
};
console.log(JSON.stringify(load));
