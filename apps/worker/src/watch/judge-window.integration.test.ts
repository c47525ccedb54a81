import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPredictionLog, aWindow, type FakePredictionLog, someProfile } from '../testing/a-prediction-log.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { findWindows } from './find-windows.js';
import { judgeWindow } from './judge-window.js';

const policy = { falseAlarmRate: 0.01, decayTolerance: 0.05 };
const { signal } = new AbortController();
const drifted = {
  columns: [
    { key: 'height', counts: [10, 20, 120, 250], rest: 0 },
    { key: 'soil', counts: [240, 160], rest: 0 },
  ],
};
const labels = (hits: number, misses: number) => ({
  confusions: [
    [hits / 2, misses / 2],
    [misses / 2, hits / 2],
  ],
});

let database: TestDatabase;
let testStore: TestStore;
let inference: FakePredictionLog;
beforeAll(async () => {
  [database, testStore] = await Promise.all([aDatabase(), aStore()]);
});
afterAll(async () => {
  await testStore.clear();
  await database.drop();
});
beforeEach(async () => {
  inference = aPredictionLog();
  await database.pool.query('TRUNCATE "drift_reports"');
});

const reports = async () =>
  (await database.pool.query('SELECT * FROM "drift_reports" ORDER BY "window_to"')).rows;

function judge(window = aWindow(), profile: typeof someProfile | undefined = someProfile) {
  inference.put(window);
  const training = { profile, temperature: 1, importances: { height: 0.7, soil: 0.3 } };
  const dependencies = { ...database, ...testStore, inference, findTraining: async () => training };
  const { version, from, to } = window;
  return judgeWindow(dependencies, { window: { version, from, to }, modelName: 'm', policy }, signal);
}

describe('judgeWindow', () => {
  it('finds a window steady that is as the training was', async () => {
    expect(await judge()).toMatchObject({ verdict: 'steady', rows: 400 });
    expect(await reports()).toMatchObject([{ performance: 'steady' }]);
  });

  it('names what drifted, and keeps everything that was counted as an object', async () => {
    const judgement = await judge(aWindow(drifted));

    expect(judgement.sentence).toContain('400 rows: drifted (height); probably right for 90.0 %');
    const [report] = await reports();
    expect(report.columns[0]).toMatchObject({ key: 'height', verdict: 'drift' });
    const object = { uri: report.detail_uri, sha256: report.detail_sha256, bytes: 0 };
    const detail = JSON.parse(new TextDecoder().decode(await testStore.store.read(object, signal)));
    expect(detail.window).toEqual(aWindow(drifted));
    expect(detail.drift[0]).toMatchObject({
      key: 'height',
      verdict: 'drift',
      jensenShannon: expect.any(Number),
    });
  });

  it('holds an estimate that was made before the labels to them, and counts nothing twice', async () => {
    await judge();
    const [before] = await reports();

    inference.put(aWindow());
    await judge(
      aWindow({
        ...labels(300, 100),
        expectedConfusions: [
          [200, 0],
          [0, 200],
        ],
      }),
    );
    await judge(
      aWindow({
        ...labels(300, 100),
        expectedConfusions: [
          [200, 0],
          [0, 200],
        ],
      }),
    );

    const all = await reports();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      estimated_accuracy: 0.9,
      estimated_at: before.estimated_at,
      labelled: 400,
      accuracy: 0.75,
      performance: 'decayed',
    });
    expect(all[0].accuracy_low).toBeLessThan(0.75);
  });

  it('does not pass an estimate off as made before the labels when it was not', async () => {
    await judge(aWindow(labels(360, 40)));

    expect((await reports())[0]).toMatchObject({ estimated_accuracy: 0.9, estimated_at: null });
  });

  it.each([
    ['too few rows', aWindow({ rows: 3, columns: [], predictedCounts: [2, 1] }), someProfile, 'too_few'],
    [
      'no rows at all',
      aWindow({
        rows: 0,
        columns: [],
        predictedCounts: [0, 0],
        expectedConfusions: [
          [0, 0],
          [0, 0],
        ],
      }),
      someProfile,
      'too_few',
    ],
    ['a version without a profile', aWindow(), undefined, 'no_profile'],
  ])('says of %s what it is', async (_what, window, profile, verdict) => {
    const training = { profile, temperature: 1, importances: {} };
    inference.put(window);
    const dependencies = { ...database, ...testStore, inference, findTraining: async () => training };

    const judgement = await judgeWindow(dependencies, { window, modelName: 'm', policy }, signal);

    expect(judgement.verdict).toBe(verdict);
    expect(await reports()).toMatchObject([{ verdict, performance: 'unknown' }]);
  });

  it('still judges predictions where only hashes of the rows are kept', async () => {
    const judgement = await judge(aWindow({ columns: [], predictedCounts: [380, 20] }));

    expect(judgement.verdict).toBe('drift');
    expect(judgement.sentence).toContain('drifted (predicted class)');
  });
});

describe('findWindows', () => {
  const find = (at: string) =>
    findWindows({ ...database, inference, now: () => new Date(at) }, { windowSeconds: 900 }, signal);
  const { version, from, to } = aWindow();

  it('finds a window once it is over, and not again once it is judged', async () => {
    inference.put(aWindow());
    expect(await find('2026-11-26T10:14:59Z')).toMatchObject({ windows: [] });
    expect(await find('2026-11-26T10:15:00Z')).toMatchObject({ windows: [{ version, from, to }] });

    await judge();

    expect(await find('2026-11-26T10:20:00Z')).toEqual({ status: 'found', windows: [], isMore: false });
  });

  it('finds a judged window again when rows come late, or labels', async () => {
    await judge();
    inference.put(aWindow({ rows: 401 }));
    expect(await find('2026-11-26T10:20:00Z')).toMatchObject({ windows: [{ version, from, to }] });

    inference.put(aWindow());
    inference.labelled.push({ version, from, to, rows: 3 });
    expect(await find('2026-11-26T10:20:00Z')).toMatchObject({ windows: [{ version, from, to }] });
  });

  it('says that the clock was set back, and judges nothing', async () => {
    await judge();

    const found = await find('2026-11-25T10:00:00Z');

    expect(found).toMatchObject({ status: 'clock_behind' });
    expect(found).toHaveProperty('reason', expect.stringContaining('the clock was set back'));
  });
});
