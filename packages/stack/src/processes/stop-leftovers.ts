import { isRunning, type ProcessRecord, readRecords, removeRecord } from './process-record.js';
import { killGroup, stopProcess } from './stop-process.js';

const graceMs = 5000;

/** Stops what an earlier launcher wrote down and left running. Returns those that were. */
export async function stopLeftovers(folder: string): Promise<ProcessRecord[]> {
  const records = readRecords(folder);
  const leftovers = records.filter(isRunning);
  await Promise.all(leftovers.map((record) => stopProcess(record, graceMs)));
  for (const { name } of records) removeRecord(folder, name);
  return leftovers;
}

/** Kills without asking whatever is written down and still runs. */
export function killRecorded(folder: string): void {
  for (const record of readRecords(folder).filter(isRunning)) killGroup(record.pid);
}
