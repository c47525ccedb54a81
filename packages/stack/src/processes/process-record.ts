import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { readStartTime } from './read-start-time.js';

/** What is written down about a process, so that a later launcher can find it and be sure that it is the same. */
export const ProcessRecord = Type.Object({
  name: Type.String(),
  pid: Type.Integer({ minimum: 2 }),
  started: Type.String(),
  stopSignal: Type.Union([Type.Literal('SIGTERM'), Type.Literal('SIGINT')]),
});
export type ProcessRecord = Static<typeof ProcessRecord>;

export function isRunning(record: Pick<ProcessRecord, 'pid' | 'started'>): boolean {
  return readStartTime(record.pid) === record.started;
}

export function writeRecord(folder: string, record: ProcessRecord): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${record.name}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(record));
  renameSync(`${file}.new`, file);
}

export function removeRecord(folder: string, name: string): void {
  rmSync(path.join(folder, `${name}.json`), { force: true });
}

/** Every readable record of the folder. One that is cut short says nothing that could be trusted and is left out. */
export function readRecords(folder: string): ProcessRecord[] {
  return listFolder(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => readRecord(path.join(folder, file)) ?? []);
}

function readRecord(file: string): ProcessRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Value.Check(ProcessRecord, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
