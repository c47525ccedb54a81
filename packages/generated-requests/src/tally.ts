import type { Operation } from './operation.js';
import type { Answer } from './send-request.js';

/** How the requests of one operation were answered. */
export interface Tally {
  requests: number;
  /** By the first digit of the status; 0 where there was no answer. */
  classes: number[];
  /** Of the fifth class, those that say so on purpose: not implemented, or come again later. */
  declined: number;
  slowestMs: number;
  /** What the documentation does not say of its answers. */
  undocumented: Set<string>;
  /** Whether the documentation has an answer of the second class. */
  canSucceed: boolean;
}

export const emptyTally = ({ responses = {} }: Operation): Tally => ({
  requests: 0,
  classes: [0, 0, 0, 0, 0, 0],
  declined: 0,
  slowestMs: 0,
  undocumented: new Set(),
  canSucceed: Object.keys(responses).some((status) => status.startsWith('2')),
});

/** Whether the app was at fault: it gave no answer, or one of the fifth class that is not meant. */
export const isFault = (answer: Answer): boolean =>
  answer.status === 0 || (answer.status >= 500 && !isDeclined(answer));

const isDeclined = ({ status, headers }: Answer): boolean =>
  status === 501 || (status === 503 && headers['retry-after'] !== undefined);

export function count(tally: Tally, answer: Answer): void {
  const digit = Math.trunc(answer.status / 100);
  tally.requests++;
  tally.classes[digit] = (tally.classes[digit] ?? 0) + 1;
  if (isDeclined(answer)) tally.declined++;
  tally.slowestMs = Math.max(tally.slowestMs, answer.milliseconds);
}

/** A table of all operations, the slowest first. */
export function formatTallies(tallies: ReadonlyMap<string, Tally>): string {
  const head = ['operation', 'requests', '2xx', '3xx', '4xx', '5xx', 'meant', 'none', 'slowest ms'];
  const rows = [...tallies]
    .sort(([, a], [, b]) => b.slowestMs - a.slowestMs)
    .map(([name, { requests, classes, declined, slowestMs }]) => {
      const [none, , ...others] = classes;
      return [name, requests, ...others, declined, none, Math.ceil(slowestMs)].map(String);
    });
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [head, ...rows].map(line).join('\n');
}
