import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { TryCandidateInput } from '../activities/contract/tuning.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { someResources, someSettings, unattended } from '../testing/a-training.js';
import { someRows } from '../testing/some-rows.js';
import { storeRows } from '../testing/store-rows.js';
import { tryCandidate } from './try-candidate.js';

describe('tryCandidate', () => {
  let testStore: TestStore;
  let snapshot: Snapshot;

  beforeAll(async () => {
    testStore = await aStore();
    snapshot = await storeRows(testStore.store, someRows(1000));
  });
  afterAll(() => testStore.clear());

  const attempt = (input: Partial<TryCandidateInput> = {}) => {
    const candidate = { maxFeatures: 8, minSamplesLeaf: 1 };
    const trial = { snapshot: snapshot.object, training: someSettings(), candidate, fold: 0, foldCount: 5 };
    const dependencies = { store: testStore.store, ...someResources() };
    return tryCandidate(dependencies, { ...trial, ...input }, unattended);
  };

  it('judges rows that can be told apart, and says the same when it is repeated', async () => {
    const { seconds, ...first } = await attempt();
    const again = await attempt();

    expect(first.accuracy).toBeGreaterThan(0.95);
    expect(again).toMatchObject(first);
    expect(seconds).toBeGreaterThan(0);
  });

  it('judges boosting too', async () => {
    const training = someSettings({ algorithm: 'gradient_boosting' });

    const { accuracy } = await attempt({ training, candidate: { learningRate: 0.3, maxLeaves: 15 } });

    expect(accuracy).toBeGreaterThan(0.95);
  });

  it('grows with the settings of the candidate', async () => {
    const coarse = await attempt({ candidate: { maxFeatures: 1, minSamplesLeaf: 400 } });

    expect(coarse.accuracy).toBeLessThan(0.6);
    expect(coarse.candidate).toEqual({ maxFeatures: 1, minSamplesLeaf: 400 });
  });
});
