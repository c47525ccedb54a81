import { catchUp } from './catch-up.js';
import type { Column } from './column.js';
import { nameOf } from './column-name.js';
import type { ColumnSource } from './column-source.js';
import { createTurns } from './create-turns.js';
import { type FoundRun, findInFrames } from './find-in-frames.js';
import { columnOf } from './frame.js';
import { type Frames, hasColumns } from './frames.js';
import { loadMissing } from './load-missing.js';
import { makeRoom } from './make-room.js';
import { inSmallLetters } from './small-letters.js';
import type { ColumnSearch } from './to-column-search.js';

export interface FrameLimits {
  /** What may stay in memory between two searches. */
  mostBytes: number;
  /** More runs than this are not searched in memory. */
  mostRuns: number;
}

export interface KeptFrames {
  /** Whether all columns are in memory that the search needs. */
  isReady(experimentIds: readonly number[], search: ColumnSearch): boolean;
  /** Undefined where there are too many runs, or they change too fast. */
  find(experimentIds: readonly number[], search: ColumnSearch): Promise<FoundRun[] | undefined>;
}

const mostTries = 3;

/**
 * Columns of runs in memory. Before each search they are brought to one snapshot of Postgres, younger than the question:
 * whichever process wrote, what is committed is seen. Searches take turns, as of two that bring a column up to date one
 * would put back what the other has read later.
 */
export function createKeptFrames(source: ColumnSource, { mostBytes, mostRuns }: FrameLimits): KeptFrames {
  const frames: Frames = { epoch: undefined, byExperiment: new Map() };
  const inTurn = createTurns();
  let searchCount = 0;

  const find = async (ids: readonly number[], search: ColumnSearch): Promise<FoundRun[] | undefined> => {
    const { columns, tests } = search;
    const names = columns.map(nameOf);
    for (let tries = 0; tries < mostTries; tries++) {
      if (!hasColumns(frames, ids, columns) && !(await source.haveAtMost(ids, mostRuns))) return undefined;
      if (!(await loadMissing(frames, source, ids, columns))) continue;
      if (!(await catchUp(frames, source, ids, columns))) continue;
      const own = ids.flatMap((id) => frames.byExperiment.get(id) ?? []);
      if (own.some((frame) => names.some((name) => !isExact(columnOf(frame, name))))) return undefined;
      const lowered = await inSmallLetters(tests, own, source);
      if (!lowered) return undefined;
      searchCount++;
      for (const frame of own) for (const name of names) columnOf(frame, name).usedIn = searchCount;
      return findInFrames(own, { ...search, tests: lowered });
    }
    return undefined;
  };
  return {
    isReady: (ids, { columns }) => hasColumns(frames, ids, columns),
    find: (ids, search) => inTurn(() => find(ids, search).finally(() => makeRoom(frames, mostBytes))),
  };
}

const isExact = (column: Column) => column.kind === 'text' || column.isExact;
