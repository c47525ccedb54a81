import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { Decision } from '@canopy/mlflow-client';
import { firstPreviousHash, hashDecision } from '@canopy/mlflow-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { RegisterInput } from '../activities/contract/registration.js';
import type { DataStore } from '../objects/create-data-store.js';
import { DamagedObjectError } from '../objects/damaged-object-error.js';
import { registerModel } from '../registration/register-model.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { aSnapshot, aTraining, neverAborted, someSettings, unattended } from '../testing/a-training.js';
import { type InMemoryTracking, inMemoryTracking } from '../testing/in-memory-tracking.js';
import { someRows } from '../testing/some-rows.js';
import { verifyVersion } from './verify-version.js';

describe('verifyVersion', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let tracking: InMemoryTracking;
  let snapshot: Snapshot;
  let second: RegisterInput;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    tracking = inMemoryTracking();
    const { store } = testStore;
    snapshot = await aSnapshot(database, store, someRows(600));
    const tools = { store, tracking: tracking.client, prisma: database.prisma };
    const settings = someSettings({ minSamplesLeaf: 200 });
    await registerModel(tools, await aTraining(store, tracking, snapshot, { settings }), neverAborted);
    second = await aTraining(store, tracking, snapshot, { key: 'workflow-run-2' });
    await registerModel(tools, second, neverAborted);
    await seal(tracking.decisions);
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });

  const verify = (version = '2', store: DataStore = testStore.store) =>
    verifyVersion(
      { store, tracking: tracking.client },
      { modelName: 'covertype_classifier', version },
      unattended,
    );

  it('agrees with decisions that are as they were made', async () => {
    for (const version of ['1', '2']) {
      const { agreed, problems } = await verify(version);

      expect(problems).toEqual([]);
      expect(agreed).toContain('the report of the evaluation, to the byte');
      expect(agreed).toContain('the outcome and its reason');
    }
  });

  it.each(['snapshot', 'model', 'report'] as const)('names a changed %s', async (what) => {
    const { sha256, uri } = {
      snapshot: snapshot.object,
      model: second.model.object,
      report: second.evaluation.report,
    }[what];
    const { store } = testStore;
    const read: DataStore['read'] = (object, signal) =>
      object.sha256 === sha256
        ? Promise.reject(new DamagedObjectError(object, 1, 'ab'))
        : store.read(object, signal);

    const { problems } = await verify('2', { ...store, read });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(uri);
  });

  it.each(['run1', 'run2'])('names a changed model file of %s', async (run) => {
    const path = `mlflow-artifacts:/1/${run}/artifacts/model/forest.canopy`;
    const file = tracking.artifacts.get(path) ?? new Uint8Array();
    tracking.artifacts.set(path, file.with(100, (file[100] ?? 0) ^ 1));

    const { problems } = await verify();

    tracking.artifacts.set(path, file);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`the model file of version ${run.at(-1)}`);
  });

  it('names a decision that was changed, even with new hashes all along the chain', async () => {
    const honest = structuredClone(tracking.decisions);
    const forge = (change: (decision: Decision) => void) => change(tracking.decisions[1] as Decision);
    const restore = () => tracking.decisions.splice(0, 9, ...structuredClone(honest));

    forge((decision) => {
      decision.why = 'Because.';
    });
    expect((await verify()).problems).toContain('decision 2: Its content is not what its hash was made of.');

    await seal(tracking.decisions);
    expect((await verify()).problems).toEqual([expect.stringContaining('the outcome and its reason')]);

    restore();
    forge((decision) => {
      decision.evidence = (decision.evidence ?? '').replaceAll('"logEvidence":', '"logEvidence":1');
    });
    await seal(tracking.decisions);
    expect((await verify()).problems.join()).toContain('the weighing of the evidence');
    restore();
  });

  it('says that there is no such version, and which there are', async () => {
    await expect(verify('7')).rejects.toThrow(
      'There is no version 7 of covertype_classifier. The gate has decided about versions 1 to 2.',
    );
  });

  it('has nothing to say about a version that a client registered', async () => {
    const source = 'mlflow-artifacts:/1/run9/artifacts/model';
    await tracking.client.modelVersions.create({ name: 'covertype_classifier', source });

    await expect(verify('3')).rejects.toThrow(
      'Version 3 of covertype_classifier was registered by a client and not by the pipeline, so there is no decision',
    );
  });

  it('takes a missing decision for a problem where the chain is broken', async () => {
    const [first] = tracking.decisions.splice(0, 1);

    const { problems } = await verify('1');

    tracking.decisions.unshift(...(first ? [first] : []));
    expect(problems).toContain(
      'the chain holds no decision of the gate about version 1 of covertype_classifier',
    );
  });
});

/** Gives decisions the hashes that they would have in a chain. */
async function seal(decisions: Decision[]): Promise<void> {
  let before = firstPreviousHash;
  for (const decision of decisions) {
    decision.previous_hash = before;
    decision.hash = await hashDecision(decision);
    before = decision.hash;
  }
}
