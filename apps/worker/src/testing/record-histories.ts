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
await keep(
  'batch-released',
  await runWorkflow(
    namespace,
    workflowBundle,
    {},
    { type: batchDecisionWorkflow, input: someDecision },
    historyOf,
  ),
);
await keep(
  'watched',
  await runWorkflow(namespace, workflowBundle, {}, { type: watchWorkflow, input: someWatch }, historyOf),
);
await keep(
  'reproduced',
  await runWorkflow(
    namespace,
    workflowBundle,
    {},
    { type: reproductionWorkflow, input: { modelName: 'covertype_classifier', version: '1' } },
    historyOf,
  ),
);
await keep(
  'backfilled',
  await runWorkflow(
    namespace,
    workflowBundle,
    {},
    { type: backfillWorkflow, input: { pauseSeconds: 0, mostTicks: 2 } },
    historyOf,
  ),
);
await keep(
  'approved',
  await runWorkflow(
    namespace,
    workflowBundle,
    {},
    { type: approvals.workflow, input: someApproval },
    async (handle) => {
      await answerApproval(handle, { verdict: 'approve', who: 'Ada', why: 'The drift is known.' });
      return historyOf(handle);
    },
  ),
);
await keep(
  'overtaken',
  await runWorkflow(
    namespace,
    workflowBundle,
    {},
    { type: approvals.workflow, input: someApproval },
    async (handle) => {
      await handle.signal(approvals.overtaken);
      return historyOf(handle);
    },
  ),
);
await keep('tuning', await runTuning(namespace, workflowBundle, {}, historyOf));
await namespace.remove();

async function historyOf(handle: WorkflowHandle): Promise<History> {
  await handle.result().catch(() => undefined);
  return handle.fetchHistory();
}

async function keep(name: string, history: History): Promise<void> {
  await writeFile(new URL(`${name}.json`, folder), historyToJSON(history), { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
