import type { Tick } from '../ticks';

export interface AlikeRuns {
  /** The newest of them. */
  tick: Tick;
  times: number;
}

/** Runs in a row that had nothing to do, or failed with the same words, are told once: they may come every few minutes. */
export function joinAlikeRuns(ticks: readonly Tick[]): AlikeRuns[] {
  const joined: AlikeRuns[] = [];
  for (const tick of ticks) {
    const last = joined.at(-1);
    const words = wordsOf(tick);
    if (last !== undefined && words !== undefined && words === wordsOf(last.tick)) last.times += 1;
    else joined.push({ tick, times: 1 });
  }
  return joined;
}

function wordsOf({ status, result, failure }: Tick): string | undefined {
  if (result === undefined) return failure && `${status} ${failure}`;
  return result.model === undefined ? result.outcome : result.reason;
}
