import { describe, expect, it } from 'vitest';
import { sortRows } from '../ingest/sort-rows.js';
import { aDraw, aPastDraw, change, positionOf } from '../testing/real-draws.js';
import { judgeNames } from './judge-names.js';
import type { PastBatch } from './past-batch.js';
import { profileBatch } from './profile-batch.js';

const earlier = (before: number) => Array.from({ length: before }, (_, number) => aPastDraw(number));

const judge = (rows: string[][], history: readonly PastBatch[]) =>
  judgeNames(profileBatch(sortRows(rows)).profile, history);

/** The rows with two names of a column exchanged. */
const exchange = (rows: string[][], header: string, [one, other]: readonly [string, string]) =>
  change(rows, header, (name) => (name === one ? other : name === other ? one : name));

/** Each two names of a column that are known before a batch, and that enough of its rows have. */
function swapsIn(batchNumber: number, header: string) {
  const namesOf = (rows: string[][]) => rows.map((row) => row[positionOf(header)] ?? '');
  const before = namesOf(Array.from({ length: batchNumber }, (_, number) => aDraw(number)).flat());
  const now = namesOf(aDraw(batchNumber));
  const count = (names: string[], ...wanted: string[]) =>
    names.filter((name) => wanted.includes(name)).length;
  const known = [...new Set(before)].filter((name) => count(before, name) >= 30);
  return known
    .flatMap((one, index) => known.slice(index + 1).map((other) => [one, other] as const))
    .filter((names) => count(now, ...names) >= 50);
}

describe('judgeNames', () => {
  it.each([3, 4, 5, 6, 7, 8, 9])('finds any two areas exchanged in batch %d, and names them', (number) => {
    for (const names of swapsIn(number, 'Wilderness_Area')) {
      const found = judge(exchange(aDraw(number), 'Wilderness_Area', names), earlier(number));

      expect(found, `${names}`).toMatchObject([{ rule: 'swapped_names', column: 'wilderness_area' }]);
      expect(found[0]?.examples?.toSorted()).toEqual([...names].sort());
    }
  });

  it('knows all four areas towards the end of the map', () => {
    expect(swapsIn(9, 'Wilderness_Area').map(String)).toContain('Rawah,Neota');
  });

  it.each([
    ['cover_type', ['0', '2']],
    ['soil_type', ['C7745', 'C4703']],
  ] as const)('finds two names of %s exchanged', (column, names) => {
    const header = { cover_type: 'Cover_Type', soil_type: 'Soil_Type' }[column];

    const found = judge(exchange(aDraw(5), header, names), earlier(5));

    expect(found).toMatchObject([{ column, limit: 1 }]);
    expect(found[0]?.examples?.toSorted()).toEqual([...names].sort());
  });

  it('says nothing where it is not known what came together before', () => {
    const history = earlier(5).map(({ pairs: _unknown, ...old }): PastBatch => old);

    expect(judge(exchange(aDraw(5), 'Wilderness_Area', ['Rawah', 'Cache']), history)).toEqual([]);
    expect(judge(exchange(aDraw(5), 'Wilderness_Area', ['Rawah', 'Cache']), [])).toEqual([]);
  });
});
