import { readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, as Linux reports times. */
const ticksPerSecond = 100;

/** Seconds of processor time that a process has used. Linux only. */
export function processorTime(processId: number): number {
  // The name in parentheses may hold spaces and parentheses itself; the fields after the last one do not.
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) / ticksPerSecond;
}
