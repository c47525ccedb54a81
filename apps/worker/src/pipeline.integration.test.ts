import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { covertypePipeline, type PipelineResult, taskQueues } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineActivities } from './activities/contract/pipeline-activities.js';
import { createDatasetActivities } from './activities/create-dataset-activities.js';
import { createEvaluationActivities } from './activities/create-evaluation-activities.js';
import { createIngestActivities } from './activities/create-ingest-activities.js';
import { createRegistryActivities } from './activities/create-registry-activities.js';
import { createTrainingActivities } from './activities/create-training-activities.js';
import { createTuningActivities } from './activities/create-tuning-activities.js';
import { aNamespace, type TestNamespace } from './testing/a-namespace.js';
import { aStore, type TestStore } from './testing/a-store.js';
import { someResources } from './testing/a-training.js';
import { fakeActivities } from './testing/fake-activities.js';
import { inMemoryTracking } from './testing/in-memory-tracking.js';
import { bundleSources, withWorkers } from './testing/run-tick.js';
import { someInput } from './testing/scenarios.js';
import { anAnswer, aRow, someRows } from './testing/some-rows.js';

describe('the pipeline', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let namespace: TestNamespace;
  let source: Server;
  const answers: { status: number; body: Uint8Array }[] = [];

  beforeAll(async () => {
    [database, testStore, namespace] = await Promise.all([aDatabase(), aStore(), aNamespace()]);
    source = createServer((_request, response) => {
      const { status, body } = answers.shift() ?? {
        status: 400,
        body: Buffer.from('{"detail":"Nothing is left.","code":"exhausted"}'),
      };
      response.writeHead(status).end(body);
    }).listen(0, '127.0.0.1');
    await once(source, 'listening');
  });
  afterAll(async () => {
    source.close();
    await testStore.clear();
    await Promise.all([database.drop(), namespace.remove()]);
  });

  function realActivities(tracking = inMemoryTracking()): PipelineActivities {
    const { pool, prisma } = database;
    const { store } = testStore;
    const sourceUrl = `http://127.0.0.1:${(source.address() as AddressInfo).port}/data`;
    const limits = { timeoutMs: 5000, maxBytes: 10_000_000 };
    return {
      ...fakeActivities(),
      ...createIngestActivities({ pool, store, sourceUrl, limits }),
      ...createDatasetActivities({ pool, prisma, store }),
      ...createTrainingActivities({ store, ...someResources() }),
      ...createEvaluationActivities({ store, tracking: tracking.client }),
      ...createTuningActivities(store),
      ...createRegistryActivities({ store, tracking: tracking.client, prisma }),
    };
  }

  it('goes from rows to a champion, waits while few rows come, and ends quietly when the source is empty', async () => {
    answers.push(
      { status: 503, body: Buffer.from('busy') },
      { status: 200, body: anAnswer([...someRows(600), aRow(601).with(0, ''), ['short']]) },
      { status: 200, body: anAnswer(someRows(20, 590)) },
    );
    const tracking = inMemoryTracking();
    const input = { ...someInput, training: { ...someInput.training, treeCount: 20 } };
    const tick = (number: number) =>
      namespace.client.workflow.execute(covertypePipeline, {
        workflowId: `tick-${number}`,
        taskQueue: taskQueues.pipeline,
        args: [input],
      }) as Promise<PipelineResult>;

    const results = await withWorkers(
      namespace,
      await bundleSources(),
      realActivities(tracking),
      async () => [await tick(1), await tick(2), await tick(3)],
    );

    expect(results).toMatchObject([
      {
        outcome: 'MODEL_PROMOTED',
        rows: { received: 602, inserted: 601, duplicated: 0, failed: 1, processed: 600, quarantined: 1 },
        model: { name: 'covertype_classifier', version: '1', runId: 'run1' },
      },
      {
        outcome: 'TRAINING_SKIPPED',
        reason: 'No training: 10 new rows since the last training, and 100 make one worth it',
        rows: { received: 20, inserted: 10, duplicated: 10, processed: 10 },
      },
      { outcome: 'NO_NEW_DATA', rows: { received: 0, processed: 0 } },
    ]);
    expect(tracking.aliases.get('champion')).toBe('1');
    expect(tracking.runs.get('run1')?.info.status).toBe('FINISHED');
    expect(await database.prisma.batch.count()).toBe(2);
  });
});
