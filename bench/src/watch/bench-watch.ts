import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServices } from '@canopy/stack';
import { describeMachine } from '../report/describe-machine.js';
import type { Figure, Report } from '../report/report.js';
import { measureDrift } from './measure-drift.js';
import { measureFalseAlarms } from './measure-false-alarms.js';
import { measureFalseHolds } from './measure-false-holds.js';
import { measureGate } from './measure-gate.js';
import { measureLogSlowdown } from './measure-log-slowdown.js';
import type { WatchBench } from './watch-bench.js';

/** In the order of the report. */
const parts: readonly ((bench: WatchBench) => Promise<Figure[]>)[] = [
  measureGate,
  measureFalseAlarms,
  measureFalseHolds,
  measureDrift,
  measureLogSlowdown,
];

/** What the watch promises: how long it takes, what it costs the answers, and how often it is wrong. */
export async function benchWatch(): Promise<Report> {
  const say = (line: string) => console.log(line);
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-bench-'));
  const services = await startServices({ environment: process.env, say });
  const environment = { ...process.env, ...services.environment, LOG_LEVEL: 'warn' };
  try {
    const figures: Figure[] = [];
    for (const measure of parts) figures.push(...(await measure({ folder, environment, say })));
    return { title: 'Watching a million predictions', machine: describeMachine(), figures };
  } finally {
    await services.stop();
    await rm(folder, { recursive: true });
  }
}
