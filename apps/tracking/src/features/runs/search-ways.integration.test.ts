import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { LifecycleStage } from '@canopy/mlflow-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../database/create-store.js';
import type { Store } from '../../database/store.js';
import { createKeptFrames, type KeptFrames } from '../../search/columns/index.js';
import { type KnownRun, knownRuns, storeKnownRuns, words } from '../../testing/known-runs.js';
import { drawFilter, drawOrder, newestFirst } from '../../testing/known-search.js';
import { createRunColumns } from './run-columns.repository.js';
import { createRunTexts } from './run-texts.repository.js';
import { createRunsRepository } from './runs.repository.js';

const runs = knownRuns([1, 2, 3], 140);
const limits = { mostBytes: 10_000_000, mostRuns: 1000 };

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await aDatabase();
  store = createStore(database.pool);
  await storeKnownRuns(database.pool, runs);
});
afterAll(() => database.drop());

/** The same numbers each time (mulberry32, Tommy Ettinger, 2017). */
function drawFrom(seed: number) {
  let state = seed;
  return <Item>(items: readonly Item[]): Item => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length] as Item;
  };
}

interface Asked {
  filter: string;
  order_by: string[];
  experimentIds: number[];
  stage: LifecycleStage | undefined;
  max_results: number;
}

function aSearch(seed: number): Asked & { expected: string[] } {
  const draw = drawFrom(seed);
  const filters = Array.from({ length: draw([0, 1, 1, 2, 3]) }, () => drawFilter(draw, words));
  const drawn = Array.from({ length: draw([0, 1, 1, 2, 3]) }, () => drawOrder(draw));
  const orders = drawn.filter(({ name }, at) => drawn.findIndex((other) => other.name === name) === at);
  const experimentIds = draw([[1], [2], [1, 3], [3, 2, 1], [4, 1]]);
  const stage = draw(['active', 'active', 'deleted', undefined] as const);
  const comparisons = [...orders.map(({ compare }) => compare), newestFirst];
  const isAsked = (run: KnownRun) =>
    experimentIds.includes(run.experiment) &&
    (stage === undefined || (stage === 'deleted') === run.isDeleted) &&
    filters.every(({ fits }) => fits(run));
  const expected = runs
    .filter(isAsked)
    .sort((a, b) => comparisons.map((compare) => compare(a, b)).find((sign) => sign !== 0) ?? 0)
    .map(({ id }) => id);
  const filter = filters.map(({ filter }) => filter).join(' AND ');
  const order_by = orders.map(({ order }) => order);
  return { filter, order_by, experimentIds, stage, max_results: draw([3, 10, 1000]), expected };
}

/** Ids of all pages, each of which the next of the ways finds. */
async function allPages(
  { experimentIds, stage, ...request }: Asked,
  ways: readonly KeptFrames[],
): Promise<string[]> {
  const ids: string[] = [];
  let page_token: string | undefined;
  for (let page = 0; page === 0 || page_token !== undefined; page++) {
    const frames = ways[page % ways.length] as KeptFrames;
    const repository = createRunsRepository(store, createRunTexts(store, 1_000_000), frames);
    const { rows, next_page_token } = await repository.search(
      { ...request, page_token },
      experimentIds,
      stage,
    );
    ids.push(...rows.map((row) => JSON.parse(row.toString()).info.run_id));
    page_token = next_page_token;
  }
  return ids;
}

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

describe('all ways of a search', () => {
  it('find the same, page by page, whatever is asked for', async () => {
    const kept = createKeptFrames(createRunColumns(store), limits);
    let answers = 0;
    const inMemory: KeptFrames = {
      isReady: () => true,
      find: async (...search) => {
        const found = await kept.find(...search);
        if (found) answers++;
        return found;
      },
    };
    const byIndexes: KeptFrames = { isReady: () => false, find: async () => undefined };

    for (const seed of seeds) {
      const { expected, ...asked } = aSearch(seed);
      const found = {
        inMemory: await allPages(asked, [inMemory]),
        byIndexes: await allPages(asked, [byIndexes]),
        inTurn: await allPages(asked, [byIndexes, inMemory]),
      };
      const what = { seed, ...asked };
      expect({ ...what, ...found }).toEqual({
        ...what,
        inMemory: expected,
        byIndexes: expected,
        inTurn: expected,
      });
    }
    expect(answers).toBeGreaterThan(seeds.length);
  });
});
