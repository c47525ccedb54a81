import { randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '@canopy/database';
import { createObjectStore, type ObjectStore } from '@canopy/object-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrackingConfig } from '../../config.js';
import { createStore } from '../../database/create-store.js';
import type { Queries, Store } from '../../database/store.js';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';
import { createPendingRemovalsRepository, createPurgeRepository, createPurgeService } from './index.js';

const config = readTrackingConfig({ ...process.env, ARTIFACT_BUCKET: `purge-${randomUUID()}` });

let tracking: TestApp;
let database: Database;
let store: Store;
let objects: ObjectStore;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  database = createDatabase({ url: config.databaseUrl, onIdleError: () => undefined });
  store = createStore(database.pool);
  objects = createObjectStore(config.objects);
  await objects.ensureBucket();
});
afterAll(async () => {
  await tracking.app.close();
  await database.close();
});

class Killed extends Error {}

/** The ports of a process that dies at its n-th use of them; a removal of files it dies in the middle of. */
function mortal(uses: number) {
  let left = uses;
  const live = async <T>(
    work: () => Promise<T>,
    dying: () => Promise<unknown> = async () => {},
  ): Promise<T> => {
    if (--left === 0) await dying();
    if (left <= 0) throw new Killed();
    return work();
  };
  const queriesOf = (queries: Queries): Queries => ({
    rows: (sql) => live(() => queries.rows(sql)),
    row: (sql) => live(() => queries.row(sql)),
    change: (sql) => live(() => queries.change(sql)),
  });
  const mortalStore: Store = {
    ...queriesOf(store),
    transaction: (work) =>
      store
        .transaction((queries) => live(async () => work(queriesOf(queries))))
        .then((result) => live(async () => result)),
  };
  const mortalObjects: ObjectStore = {
    ...objects,
    remove: (keys) =>
      live(
        () => objects.remove(keys),
        () => objects.remove(keys.slice(0, 1)),
      ),
  };
  return { store: mortalStore, objects: mortalObjects };
}

const bucket = config.objects.bucket;
const purgeWith = (ports: { store: Store; objects: ObjectStore }, experimentId: string) =>
  createPurgeService({
    purgeables: createPurgeRepository(ports.store),
    pending: createPendingRemovalsRepository(ports.store, bucket),
    objects: ports.objects,
    clock: Date.now,
  })({
    retention_ms: 0,
    dry_run: false,
    max_results: 10,
    experimentIds: [Number(experimentId)],
    runIds: [],
    loggedModelIds: [],
  });

/** A deleted experiment with a run of three files and a logged model of one. */
async function aDeletedExperiment() {
  const name = aName('killed');
  const { experiment_id } = await tracking.ask('POST', 'experiments/create', { name });
  const { run } = await tracking.ask('POST', 'runs/create', { experiment_id });
  const { run_id } = run.info;
  const { model } = await tracking.ask('POST', 'logged-models', { experiment_id, source_run_id: run_id });
  const metrics = [{ key: 'f1', value: 1, timestamp: 1, model_id: model.info.model_id }];
  await tracking.ask('POST', 'runs/log-batch', { run_id, metrics, params: [{ key: 'a', value: 'b' }] });
  const files = ['artifacts/a', 'artifacts/b', 'artifacts/c/d'].map(
    (file) => `${experiment_id}/${run_id}/${file}`,
  );
  const keys = [...files, `${experiment_id}/models/${model.info.model_id}/artifacts/MLmodel`];
  for (const key of keys) await objects.put(key, Buffer.from('four'));
  await tracking.ask('POST', 'experiments/delete', { experiment_id });
  const { rows } = await database.pool.query('SELECT number FROM runs WHERE id = $1', [run_id]);
  return { name, experiment_id, run_id, runNumber: String(rows[0]?.number), keys };
}

async function isThere(table: string, column: string, value: string): Promise<boolean> {
  const { rows } = await database.pool.query(`SELECT 1 FROM ${table} WHERE ${column}::text = $1`, [value]);
  return rows.length > 0;
}

const filesBelow = async (prefix: string) =>
  (await Array.fromAsync(objects.walk(prefix))).map(({ key }) => key).sort();

describe('a purge that is killed', () => {
  it('loses and leaks nothing at any step, and the next one ends where it would have', async () => {
    for (let uses = 1; ; uses++) {
      const { name, experiment_id, run_id, runNumber, keys } = await aDeletedExperiment();
      const runFolder = `${experiment_id}/${run_id}/`;

      const outcome = await purgeWith(mortal(uses), experiment_id).catch((error: unknown) => error);

      const [hasRun, isPending, left] = [
        await isThere('runs', 'id', run_id),
        await isThere('pending_removals', 'prefix', runFolder),
        await filesBelow(runFolder),
      ];
      if (hasRun) expect(left).toEqual(keys.slice(0, 3));
      else if (left.length > 0) expect(isPending).toBe(true);

      const { is_complete } = await purgeWith({ store, objects }, experiment_id);

      expect(is_complete).toBe(true);
      expect(await filesBelow(`${experiment_id}/`)).toEqual([]);
      expect(await isThere('experiments', 'id', experiment_id)).toBe(false);
      for (const table of ['metrics', 'latest_metrics', 'params', 'run_tags']) {
        expect(await isThere(table, 'run_number', runNumber)).toBe(false);
      }
      expect(await isThere('logged_model_metrics', 'run_id', run_id)).toBe(false);
      expect(await isThere('pending_removals', 'bucket', bucket)).toBe(false);
      await tracking.ask('POST', 'experiments/create', { name });
      if (outcome instanceof Killed) continue;
      expect(outcome).toMatchObject({ experiments: 1, runs: 1, logged_models: 1, objects: 4, bytes: 16 });
      expect(uses).toBeGreaterThan(20);
      return;
    }
  }, 120_000);
});
