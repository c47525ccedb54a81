import { readFileSync } from 'node:fs';

/** Megabytes that a process has resident (RSS). Linux only. */
export function residentMemory(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}
