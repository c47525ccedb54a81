import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aStore, type TestStore } from '../testing/a-store.js';
import { aSnapshot, neverAborted } from '../testing/a-training.js';
import { aRow } from '../testing/some-rows.js';
import { decodeSnapshot, type LabelledColumns } from './decode-snapshot.js';

const ticks = 10;
const rowsPerTick = 60;

describe('the hold-out over ten ticks', () => {
  let database: TestDatabase;
  let testStore: TestStore;

  beforeAll(async () => {
    [database, testStore] = await Promise.all([aDatabase(), aStore()]);
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });

  it('keeps every row on its side, and its twins with other labels too', async () => {
    const sides = new Map<string, string>();
    let twinsHeldOut = 0;
    for (let tick = 0; tick < ticks; tick++) {
      const news = rowsOf(tick, rowsPerTick);
      // Some of the rows before come again: as they were, and with another label.
      const again = rowsOf(Math.max(0, tick - 1), 10);
      const twins = again.map((row) => row.with(-1, String((Number(row.at(-1)) + 1) % 7)));
      const batchId = `2026-11-23_0000000${tick}`;
      const snapshot = await aSnapshot(database, testStore.store, [...news, ...again, ...twins], batchId);
      const { training, holdout } = decodeSnapshot(await testStore.store.read(snapshot.object, neverAborted));
      const [learnt, held] = [keysOf(training), keysOf(holdout)];

      for (const [side, keys] of Object.entries({ learnt, held })) {
        for (const key of keys) expect(sides.get(key) ?? side).toBe(side);
        for (const key of keys) sides.set(key, side);
      }
      const heldOut = new Set(held);
      expect(learnt.filter((key) => heldOut.has(key))).toEqual([]);
      twinsHeldOut += held.length - heldOut.size;
    }

    expect(sides.size).toBe(ticks * rowsPerTick);
    expect(twinsHeldOut).toBeGreaterThan(0);
  });
});

/** Rows of a tick that are like those of all the others: a batch of its own kind would be held. */
const rowsOf = (tick: number, count: number) =>
  Array.from({ length: count }, (_, index) => aRow(tick + ticks * index));

const keysOf = ({ columns, labels }: LabelledColumns) =>
  Array.from(labels, (_, row) => columns.map((column) => column[row]).join(' '));
