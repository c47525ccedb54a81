import { availableParallelism, cpus, totalmem } from 'node:os';

/** The machine in one line, for the reader of a report. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const today = new Date().toISOString().slice(0, 10);
  return `${model}, ${availableParallelism()} cores, ${gibibytes} GiB, Node ${process.versions.node}, ${today}`;
}
