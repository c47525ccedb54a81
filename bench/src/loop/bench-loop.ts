import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleMeasures } from '@canopy/covertype';
import { proportionalMemory } from '../process/proportional-memory.js';
import { type StartedSystem, startSystem } from '../process/started-system.js';
import { waitUntil } from '../process/wait-until.js';
import { describeMachine } from '../report/describe-machine.js';
import { median } from '../report/median.js';
import type { Report } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import { compareIngestWithCopy } from './compare-ingest-with-copy.js';
import { recordedProcesses } from './recorded-processes.js';
import { timeTicks } from './time-ticks.js';

/** Ticks are started by hand, so that none runs while something else is measured. */
const quietSchedule = '0 0 1 1 *';
const idleSeconds = 30;

/** The whole loop as a user meets it: start, first model, a tick without training, ingest, memory at rest. */
export async function benchLoop({ rows }: { rows?: string | undefined }): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'canopy-bench-'));
  const home = join(folder, 'home');
  const first = await startSystem(home, { P2_SCHEDULE_CRON: quietSchedule });
  const firstModelSeconds = await timeFirstPrediction(first).finally(() => first.stop());

  // After the first training nothing but a million rows would start another.
  const second = await startSystem(home, {
    P2_SCHEDULE_CRON: quietSchedule,
    P2_MIN_SAMPLE_INCREMENT: '1000000',
  });
  let tickSeconds: number[];
  let memory: number;
  try {
    tickSeconds = await timeTicks(second.hostAndPort(7233), 7);
    await sleep(idleSeconds * 1000);
    memory = proportionalMemory([second.processId, ...(await recordedProcesses(home))]);
  } finally {
    await second.stop();
  }
  const ingest = await compareIngestWithCopy(rows);
  await rm(folder, { recursive: true, force: true });

  return {
    title: 'The whole loop',
    machine: describeMachine(),
    figures: [
      {
        key: 'second_start_s',
        meaning: 'npm start, built already, to all healthy (s)',
        measured: rounded(second.startSeconds, 1),
        atMost: 20,
        detail: `with an empty home ${rounded(first.startSeconds, 1)}`,
      },
      {
        key: 'first_model_s',
        meaning: 'healthy, to the first served model (s)',
        measured: rounded(firstModelSeconds, 1),
        atMost: 30,
      },
      {
        key: 'tick_s',
        meaning: 'a tick without training, median (s)',
        measured: rounded(median(tickSeconds), 2),
        atMost: 1.5,
        detail: tickSeconds.map((seconds) => rounded(seconds, 2)).join(' '),
      },
      {
        key: 'ingest_ratio_to_copy',
        meaning: `ingest of ${ingest.rowCount} rows, times a bare COPY`,
        measured: rounded(ingest.ingestSeconds / ingest.copySeconds, 2),
        atMost: 3,
        detail: `${rounded(ingest.ingestSeconds, 2)} s to ${rounded(ingest.copySeconds, 2)} s; the texts alone, no hash, no index ${rounded(ingest.textsSeconds, 2)} s`,
      },
      {
        key: 'idle_pss_mb',
        meaning: `proportional memory of everything, idle ${idleSeconds} s (MB)`,
        measured: rounded(memory, 0),
        atMost: 1200,
      },
    ],
  };
}

async function timeFirstPrediction(system: StartedSystem): Promise<number> {
  const began = performance.now();
  await waitUntil('the example is predicted', 120_000, async () => {
    const answer = await fetch(`${system.address(8000)}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(exampleMeasures),
    });
    return answer.status === 200;
  });
  return (performance.now() - began) / 1000;
}
