import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { Burst, BurstTask } from './burst-task.js';
import type { AskedServer } from './measure-requests.js';

const program = fileURLToPath(new URL('./generate-burst.js', import.meta.url));
const rounds = 3;
const batchRows = 1000;

/** Bursts past what the server takes of each kind: 512 requests, 32 explanations, four batches. */
const bursts = [
  { path: '/predict', connections: 640, rows: 1 },
  { path: '/predict?explain=true', connections: 128, rows: 1 },
  { path: '/predict/batch', connections: 64, rows: batchRows },
] as const;

/**
 * How long those wait for their refusal that come at one moment with more than can be answered. That takes as long as the process which
 * sends them needs to send them all, and the server to read them.
 */
export async function measureBursts({ server, folder, models, say }: AskedServer): Promise<Figure> {
  const { hostname, port } = new URL(server.url);
  const list = `[${models.bodies.slice(0, batchRows).join()}]`;
  const seen: { path: string; p99Ms: number; refused: number }[] = [];
  for (const { path: url, connections, rows } of bursts) {
    const bodies = rows === 1 ? models.bodies : [list];
    const task: BurstTask = { host: hostname, port: Number(port), path: url, connections, bodies };
    const file = path.join(folder, 'burst-task.json');
    await writeFile(file, JSON.stringify(task));
    const all: Burst[] = [];
    for (let round = 0; round < rounds; round++) {
      const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
      all.push(JSON.parse(stdout));
    }
    say(JSON.stringify({ path: url, connections, counts: all.map(({ counts }) => counts) }));
    const refusedMs = all.flatMap((burst) => burst.refusedMs).sort((a, b) => a - b);
    const p99Ms = refusedMs[Math.floor(refusedMs.length * 0.99)] ?? 0;
    seen.push({ path: url, refused: refusedMs.length, p99Ms });
  }
  return {
    key: 'shed_burst_p99_ms',
    meaning: 'the same of what comes at one moment (ms)',
    measured: rounded(Math.max(...seen.map(({ p99Ms }) => p99Ms)), 1),
    detail: seen
      .map(({ path: url, p99Ms, refused }) => `${url} ${rounded(p99Ms, 1)} ms of ${refused}`)
      .join(', '),
  };
}
