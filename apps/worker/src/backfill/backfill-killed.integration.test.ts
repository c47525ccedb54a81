import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { aDatabase, needEnvironment, type TestDatabase } from '@canopy/database/testing';
import { type BackfillResult, backfillWorkflow, taskQueues } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { bundleSources } from '../testing/run-tick.js';
import { anAnswer, aRow } from '../testing/some-rows.js';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const batchCount = 4;
const rowsPerBatch = 60;

/** Batches take turns at the rows, so that all are alike. */
const aBatch = (number: number) =>
  Array.from({ length: rowsPerBatch }, (_, index) => aRow(number + batchCount * index));

describe('a backfill whose worker is killed', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let namespace: TestNamespace;
  let source: Server;
  let folder: string;
  let given = 0;
  let worker: ChildProcess;

  beforeAll(async () => {
    [database, testStore, namespace, folder] = await Promise.all([
      aDatabase(),
      aStore(),
      aNamespace(),
      mkdtemp(path.join(tmpdir(), 'backfill-')),
    ]);
    const bundle = await bundleSources();
    if ('code' in bundle) await writeFile(path.join(folder, 'bundle.js'), bundle.code);
    // A training before, so that the next one waits for rows.
    await database.pool.query(
      `INSERT INTO model_metrics (workflow_run_id, batch_id, run_id, model_name, algorithm, hyperparameters, total_samples,
         n_samples_train, n_samples_test, accuracy, f1_macro, log_loss, training_time_seconds, promoted)
       VALUES ('w', 'b', 'r', 'covertype_classifier', 'extra_trees', '{}', 0, 0, 0, 0, 0, 0, 0, false)`,
    );
    source = createServer((_request, response) => {
      if (given === batchCount)
        response.writeHead(400).end('{"detail":"Nothing is left.","code":"exhausted"}');
      else response.end(anAnswer(aBatch(given++)));
    }).listen(0, '127.0.0.1');
    await once(source, 'listening');
  });
  afterAll(async () => {
    await kill();
    source.close();
    await testStore.clear();
    await Promise.all([database.drop(), namespace.remove(), rm(folder, { recursive: true })]);
  });

  /** The worker as it is shipped: due once a year, and never with enough rows to train on. */
  function startWorker(): void {
    worker = spawn(process.execPath, [program], {
      env: {
        DATABASE_URL: database.url,
        MLFLOW_S3_ENDPOINT_URL: needEnvironment('MLFLOW_S3_ENDPOINT_URL'),
        AWS_ACCESS_KEY_ID: needEnvironment('AWS_ACCESS_KEY_ID'),
        AWS_SECRET_ACCESS_KEY: needEnvironment('AWS_SECRET_ACCESS_KEY'),
        DATA_BUCKET: testStore.bucket,
        TEMPORAL_ADDRESS: needEnvironment('TEMPORAL_ADDRESS'),
        TEMPORAL_NAMESPACE: namespace.namespace,
        WORKFLOW_BUNDLE: path.join(folder, 'bundle.js'),
        P2_API_BASE: `http://127.0.0.1:${(source.address() as AddressInfo).port}`,
        P2_SCHEDULE_CRON: '0 0 1 1 *',
        WATCH_SCHEDULE_CRON: '0 0 1 1 *',
        P2_MIN_SAMPLE_INCREMENT: '1000000',
        WORKER_PORT: '0',
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    });
  }

  async function kill(): Promise<void> {
    if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
  }

  async function countAnswers(): Promise<number> {
    let answers = 0;
    for await (const _ of testStore.objects.walk('batches/')) answers++;
    return answers;
  }
  const count = async (table: string) =>
    Number((await database.pool.query(`SELECT count(*) FROM "${table}"`)).rows[0].count);

  it('goes on after the restart, and every batch that is left is drained once', async () => {
    startWorker();
    const handle = await namespace.client.workflow.start(backfillWorkflow, {
      workflowId: backfillWorkflow,
      taskQueue: taskQueues.pipeline,
      args: [{ pauseSeconds: 0, mostTicks: 20 }],
    });
    // From here on the second answer is kept; before, only the source could give it again.
    await expect.poll(countAnswers, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(2);
    await kill();
    expect(given).toBeLessThan(batchCount);

    startWorker();
    const result = (await handle.result()) as BackfillResult;

    expect(result).toMatchObject({ drained: true, failuresInARow: 0 });
    expect(await count('batches')).toBe(batchCount);
    expect(await count('covertype_raw')).toBe(batchCount * rowsPerBatch);
    expect(await count('covertype_data')).toBe(batchCount * rowsPerBatch);
    expect(given).toBe(batchCount);
  }, 180_000);
});
