import { readdirSync, readFileSync } from 'node:fs';
import { DefaultLogger, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleSources } from '../testing/run-tick.js';

const folder = new URL('./histories/', import.meta.url);
const histories = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('recorded runs', () => {
  let workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    workflowBundle = await bundleSources();
  }, 30_000);

  it('are there', () => {
    expect(histories.length).toBeGreaterThan(0);
  });

  it.each(histories)('%s is replayed by the present code', async (name) => {
    const history = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

    await Worker.runReplayHistory({ workflowBundle }, history);
  });
});
