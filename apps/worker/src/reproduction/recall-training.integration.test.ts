import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerModel } from '../registration/register-model.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { aSnapshot, aTraining, neverAborted, someResources, unattended } from '../testing/a-training.js';
import { type InMemoryTracking, inMemoryTracking } from '../testing/in-memory-tracking.js';
import { someRows } from '../testing/some-rows.js';
import { trainModel } from '../training/train-model.js';
import { recallTraining } from './recall-training.js';

describe('recallTraining', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let tracking: InMemoryTracking;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    tracking = inMemoryTracking();
    const { store } = testStore;
    const input = await aTraining(store, tracking, await aSnapshot(database, store, someRows(400)));
    await registerModel({ store, tracking: tracking.client, prisma: database.prisma }, input, neverAborted);
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });

  const recall = (version = '1') =>
    recallTraining(tracking.client, { modelName: 'covertype_classifier', version }, neverAborted);

  it('gives what training again makes the same bytes from, on another number of threads too', async () => {
    const { snapshot, training, model, registered, code, presentCode } = await recall();

    const dependencies = { store: testStore.store, ...someResources(1) };
    const again = await trainModel(dependencies, { snapshot, training }, unattended);

    expect(again.object).toEqual(model);
    expect(registered).toBe(model.sha256);
    expect(presentCode).toEqual(code);
    expect(code.learnerSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sees that the registered file was changed', async () => {
    const path = 'mlflow-artifacts:/1/run1/artifacts/model/forest.canopy';
    const file = tracking.artifacts.get(path) ?? new Uint8Array();
    tracking.artifacts.set(path, file.with(100, (file[100] ?? 0) ^ 1));

    const { registered, model } = await recall();

    tracking.artifacts.set(path, file);
    expect(registered).not.toBe(model.sha256);
  });

  it('says what is missing of a version that it does not know, or that has no record', async () => {
    await expect(recall('7')).rejects.toThrow('There is no version 7 of covertype_classifier');

    tracking.artifacts.delete('mlflow-artifacts:/1/run1/artifacts/training.json');
    await expect(recall()).rejects.toThrow('does not say what it was trained from: No such artifact');
  });
});
