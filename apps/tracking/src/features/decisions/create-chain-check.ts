import {
  type ChainPoint,
  type ChainReport,
  checkChain,
  type Decision,
  hashDecision,
} from '@canopy/mlflow-client';
import { shareNext } from './share-next.js';

export interface ChainSource {
  /** Decisions after a position, the oldest first. */
  read: (after: number, limit: number) => Promise<Decision[]>;
  clock: () => number;
}

export interface ChainCheck {
  /** Reads every decision, and compares with what the last check has seen. */
  whole(): Promise<ChainReport>;
  /** Reads what is new since the last check; the whole at first, once an hour, and for as long as something is wrong. */
  news(): Promise<ChainReport>;
  /** For a store that is emptied on purpose. */
  forget(): void;
}

const perRead = 1000;
const wholeEveryMs = 3_600_000;

/** Checks the chain of decisions, and remembers where it was found whole: its length and its last hash stand for all before. */
export function createChainCheck({ read, clock }: ChainSource): ChainCheck {
  /** Where the chain was last found whole; what is wrong is looked for again until it is not. */
  let last: (ChainPoint & { wholeAt: number }) | undefined;
  let isBroken = false;

  async function* readAfter(position: number): AsyncGenerator<Decision> {
    for (let after: number | undefined = position; after !== undefined; ) {
      const rows: Decision[] = await read(after, perRead);
      yield* rows;
      after = rows.length < perRead ? undefined : rows.at(-1)?.position;
    }
  }

  // Of ten thousand decisions it takes half a second.
  const whole = shareNext(async (): Promise<ChainReport> => {
    const [before, wholeAt] = [last, clock()];
    const report = await checkChain(readAfter(0));
    const [seen] = before === undefined ? [] : await read(before.length - 1, 1);
    const lost = before && explainLoss(before, seen?.position === before.length ? seen.hash : undefined);
    const problems = lost === undefined ? report.problems : [...report.problems, lost];
    isBroken = problems.length > 0;
    if (!isBroken) last = { length: report.length, head: report.head, wholeAt };
    return { ...report, problems };
  });

  return {
    whole,
    async news() {
      if (last === undefined || isBroken || clock() - last.wholeAt >= wholeEveryMs) return whole();
      const { wholeAt, ...point } = last;
      if (!(await stands(read, point))) return whole();
      const report = await checkChain(readAfter(point.length), point);
      if (report.problems.length > 0) return whole();
      last = { length: report.length, head: report.head, wholeAt };
      return report;
    },
    forget() {
      last = undefined;
      isBroken = false;
    },
  };
}

/** Whether the last decision that was checked is still there, byte by byte. */
async function stands(read: ChainSource['read'], { length, head }: ChainPoint): Promise<boolean> {
  if (length === 0) return true;
  const [decision] = await read(length - 1, 1);
  return decision?.position === length && decision.hash === head && (await hashDecision(decision)) === head;
}

function explainLoss(
  { length: position, head }: ChainPoint,
  seen: string | undefined,
): ChainReport['problems'][number] | undefined {
  if (position === 0 || seen === head) return undefined;
  const what = seen === undefined ? 'is gone' : 'is another one now';
  return { position, reason: `It was there when the chain was last checked, and ${what}.` };
}
