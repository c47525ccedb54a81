import { randomUUID } from 'node:crypto';
import { taskQueues } from '@canopy/pipeline-contract';
import type { WorkflowHandle } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { TestNamespace } from './a-namespace.js';
import { withWorkers } from './run-tick.js';

/** Starts a workflow by its name, lets `work` watch it on workers with the given activities, and stops these. */
export async function runWorkflow<Result, T = Result>(
  namespace: TestNamespace,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  changes: Partial<PipelineActivities>,
  { type, input }: { type: string; input: unknown },
  work: (handle: WorkflowHandle) => Promise<T> = (handle) => handle.result() as Promise<T>,
): Promise<T> {
  return withWorkers(namespace, workflowBundle, changes, async () =>
    work(
      await namespace.client.workflow.start(type, {
        workflowId: `${type}-${randomUUID()}`,
        taskQueue: taskQueues.pipeline,
        args: [input],
      }),
    ),
  );
}
