import type { Verdict } from './service-health';

/** A worker asks each queue for work at least once a minute; Temporal's long poll ends after that. */
const longestSilenceMs = 75_000;

export interface PolledQueue {
  name: string;
  /** When each worker last asked Temporal for work there. */
  askedMs: readonly number[];
}

/** Whether somebody works on every queue. */
export function judgePollers(queues: readonly PolledQueue[], nowMs: number): Verdict {
  const idle = queues.filter(({ askedMs }) => !askedMs.some((asked) => nowMs - asked <= longestSilenceMs));
  if (idle.length === 0) return { state: 'up' };
  const names = idle.map(({ name }) => name).join(', ');
  return { state: 'down', detail: `no worker has asked for work for a minute on: ${names}` };
}
