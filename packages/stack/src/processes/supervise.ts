import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { logSize, readLogTail } from '../logs/read-log-tail.js';
import type { ProcessPart } from '../parts/part.js';
import { StackError } from '../stack-error.js';
import { type ProcessRecord, removeRecord, writeRecord } from './process-record.js';
import { deathsToGiveUp, restartDelay } from './restart-delay.js';
import { type Exit, startProcess } from './start-process.js';
import { killGroup, stopProcess } from './stop-process.js';
import { waitUntilReady } from './wait-until-ready.js';

export interface SuperviseContext {
  /** Folder of the logs. */
  logs: string;
  /** Folder where processes are written down. */
  records: string;
  /** Told in words of deaths and returns. */
  say(line: string): void;
}

export interface Supervised {
  /** Settles when the part is ready for the first time; rejects with a StackError when it never will be. */
  ready: Promise<void>;
  /** Settles when the part is given up, ready before or not. */
  givenUp: Promise<StackError>;
  stop(): Promise<void>;
}

const shownLines = 12;

/** Runs a part for as long as it is wanted: one that dies is named with its last words and started again. */
export function supervise(part: ProcessPart, context: SuperviseContext): Supervised {
  const logFile = path.join(context.logs, `${part.name}.log`);
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  const givenUp = Promise.withResolvers<StackError>();
  const deaths: number[] = [];
  let current: ProcessRecord | undefined;

  const runOnce = async (): Promise<Exit | 'late'> => {
    await part.prepare?.(stopping.signal);
    const begun = performance.now();
    const child = await startProcess(part.command, logFile);
    if (stopping.signal.aborted) killGroup(child.pid);
    current = { name: part.name, pid: child.pid, started: child.started, stopSignal: part.stopSignal };
    writeRecord(context.records, current);

    const ended = new AbortController();
    const exited = child.exited.finally(() => ended.abort());
    const isReady = await waitUntilReady(part.isReady, part.readyTimeoutMs, ended.signal);
    if (!isReady && !ended.signal.aborted) return 'late';
    if (isReady) ready.resolve();
    if (isReady && deaths.length > 0) context.say(`${part.name} is back after ${seconds(begun)}.`);
    const exit = await exited;
    killGroup(child.pid);
    return exit;
  };

  const giveUp = (reason: string): void => {
    const error = new StackError(reason);
    ready.reject(error);
    givenUp.resolve(error);
  };

  const keepRunning = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const logStart = logSize(logFile);
      const end = await runOnce();
      if (stopping.signal.aborted) return;
      const words = lastWords(logFile, logStart);
      if (end === 'late') {
        giveUp(`${part.name} did not become ready within ${part.readyTimeoutMs / 1000} s.${words}`);
        return;
      }
      deaths.push(performance.now());
      const delayMs = restartDelay(deaths, performance.now());
      const death = `${part.name} ${describe(end)}`;
      if (delayMs === undefined) {
        giveUp(`${death}, for the ${deathsToGiveUp}th time within a minute.${words}`);
        return;
      }
      context.say(`${death}; it is started again in ${delayMs / 1000} s.${words}`);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  // Whoever waits for readiness hears of a failure; with nobody waiting it is no unhandled rejection.
  ready.promise.catch(() => {});
  const running = keepRunning().catch((error: unknown) => {
    giveUp(error instanceof StackError ? error.message : `${part.name} could not be started: ${error}`);
  });

  return {
    ready: ready.promise,
    givenUp: givenUp.promise,
    async stop() {
      stopping.abort();
      if (current !== undefined) await stopProcess(current, part.stopGraceMs);
      await running;
      removeRecord(context.records, part.name);
    },
  };
}

function describe({ code, signal }: Exit): string {
  return signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function lastWords(logFile: string, logStart: number): string {
  const lines = readLogTail(logFile, logStart, shownLines);
  if (lines.length === 0) return ` It wrote nothing to ${logFile}.`;
  return ` Last lines of ${logFile}:\n${lines.map((line) => `    ${line}`).join('\n')}`;
}
