import { nameOf, stateColumns } from './column-name.js';
import type { ColumnTest } from './column-test.js';
import { columnOf, type Frame } from './frame.js';
import { narrow } from './narrow.js';
import { type Place, readersOf, textOf } from './place.js';
import { takeFirst } from './take-first.js';
import type { ColumnSearch } from './to-column-search.js';

export interface FoundRun {
  id: string;
  number: number;
  revision: string;
  place: Place;
}

/** What a search finds among the runs of the frames, each of which has all columns that it needs. */
export function findInFrames(
  frames: readonly Frame[],
  { stage, tests, order, after, limit }: ColumnSearch,
): FoundRun[] {
  const selections = frames.map((frame) => {
    const selected = new Uint8Array(frame.count).fill(1);
    for (const test of [stageTest(stage), ...tests]) narrow(selected, columnOf(frame, test.name), test);
    return { frame, selected, readers: readersOf(frame, order) };
  });
  return takeFirst(selections, limit, after).map(({ frame, slot, place }) => ({
    id: textOf(columnOf(frame, nameOf(stateColumns.id)), slot),
    number: frame.numbers[slot] ?? Number.NaN,
    revision: textOf(columnOf(frame, nameOf(stateColumns.revision)), slot),
    place,
  }));
}

const stages = { active: 0, deleted: 1 };

/** Runs that are gone have no stage. */
function stageTest(stage: ColumnSearch['stage']): ColumnTest {
  const about = { column: stateColumns.stage, name: nameOf(stateColumns.stage) };
  return stage === undefined
    ? { ...about, kind: 'presence', isThere: true }
    : { ...about, kind: 'number', comparator: '=', number: stages[stage] };
}
