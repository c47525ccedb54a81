import { writeFile } from 'node:fs/promises';
import {
  approvals,
  backfillWorkflow,
  batchDecisionWorkflow,
  reproductionWorkflow,
  watchWorkflow,
} from '@canopy/pipeline-contract';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { aNamespace } from './a-namespace.js';
import { answerApproval } from './answer-approval.js';
import { bundleSources, runTick, runTuning } from './run-tick.js';
import { runWorkflow } from './run-workflow.js';
import { scenarios, someApproval, someDecision, someWatch } from './scenarios.js';

// Run by hand on a Temporal server when a new way to end is added: node dist/testing/record-histories.js.
// Histories that are there are the runs of older versions and stay; each must replay for ever.
type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

const folder = new URL('../../src/workflows/histories/', import.meta.url);
const namespace = await aNamespace();
const workflowBundle = await bundleSources();
for (const [name, changes] of Object.entries(scenarios)) {
  await keep(name, await runTick(namespace, workflowBundle, changes, historyOf));
}
await record('batch-released', { type: batchDecisionWorkflow, input: someDecision });
await record('watched', { type: watchWorkflow, input: someWatch });
await record('reproduced', {
  type: reproductionWorkflow,
  input: { modelName: 'covertype_classifier', version: '1' },
});
await record('backfilled', { type: backfillWorkflow, input: { pauseSeconds: 0, mostTicks: 2 } });
await record('approved', { type: approvals.workflow, input: someApproval }, async (handle) => {
  await answerApproval(handle, { verdict: 'approve', who: 'Ada', why: 'The drift is known.' });
});
await record('overtaken', { type: approvals.workflow, input: someApproval }, (handle) =>
  handle.signal(approvals.overtaken),
);
await keep('tuning', await runTuning(namespace, workflowBundle, {}, historyOf));
await namespace.remove();

/** Runs a workflow, does `meanwhile` to it, and keeps its history once it has ended. */
async function record(
  name: string,
  workflow: Parameters<typeof runWorkflow>[3],
  meanwhile: (handle: WorkflowHandle) => Promise<void> = async () => undefined,
): Promise<void> {
  const history = await runWorkflow(namespace, workflowBundle, {}, workflow, async (handle) => {
    await meanwhile(handle);
    return historyOf(handle);
  });
  await keep(name, history);
}

async function historyOf(handle: WorkflowHandle): Promise<History> {
  await handle.result().catch(() => undefined);
  return handle.fetchHistory();
}

async function keep(name: string, history: History): Promise<void> {
  await writeFile(new URL(`${name}.json`, folder), historyToJSON(history), { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
