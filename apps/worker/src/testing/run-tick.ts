import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  covertypePipeline,
  type PipelineResult,
  type TuningInput,
  type TuningResult,
  taskQueues,
} from '@canopy/pipeline-contract';
import type { WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, type Worker, type WorkerOptions } from '@temporalio/worker';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import { createPipelineWorker } from '../temporal/create-pipeline-worker.js';
import { createWorkers } from '../temporal/create-workers.js';
import { runWorkers } from '../temporal/run-workers.js';
import type { TestNamespace } from './a-namespace.js';
import { fakeActivities } from './fake-activities.js';
import { someInput, someTuning } from './scenarios.js';

export type TickHandle = WorkflowHandle<() => Promise<PipelineResult>>;

/** The workflow code as the tests' sources have it. */
export function bundleSources(): Promise<NonNullable<WorkerOptions['workflowBundle']>> {
  const file = import.meta.url.endsWith('.ts') ? 'index.ts' : 'index.js';
  const workflowsPath = fileURLToPath(new URL(`../workflows/${file}`, import.meta.url));
  return bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
}

/** Starts a tick, lets `work` watch or disturb it on workers with the given activities, and stops these. */
export async function runTick<T>(
  namespace: TestNamespace,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  changes: Partial<PipelineActivities>,
  work: (handle: TickHandle) => Promise<T>,
  input: unknown = someInput,
): Promise<T> {
  return withWorkers(namespace, workflowBundle, changes, async () => work(await startTick(namespace, input)));
}

export async function startTick({ client }: TestNamespace, input: unknown): Promise<TickHandle> {
  return client.workflow.start<() => Promise<PipelineResult>>(covertypePipeline, {
    workflowId: `tick-${randomUUID()}`,
    taskQueue: taskQueues.pipeline,
    args: [input] as unknown as [],
  });
}

/** Starts a tuning, lets `work` watch it on workers with the given activities, and stops these. */
export async function runTuning<T>(
  namespace: TestNamespace,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  changes: Partial<PipelineActivities>,
  work: (handle: WorkflowHandle<() => Promise<TuningResult>>) => Promise<T>,
  input: TuningInput = someTuning,
): Promise<T> {
  return withWorkers(namespace, workflowBundle, changes, async () => {
    const handle = await namespace.client.workflow.start<(input: TuningInput) => Promise<TuningResult>>(
      'tune',
      {
        workflowId: `tuning-${randomUUID()}`,
        taskQueue: taskQueues.pipeline,
        args: [input],
      },
    );
    return work(handle as WorkflowHandle<() => Promise<TuningResult>>);
  });
}

/** Runs workers with the given activities while `work` is under way. */
export async function withWorkers<T>(
  { connection, namespace }: TestNamespace,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  changes: Partial<PipelineActivities>,
  work: () => Promise<T>,
): Promise<T> {
  const activities = activitiesByQueue(changes);
  return whileRunning(await createWorkers({ connection, namespace, workflowBundle, activities }), work);
}

/** The same without a worker for the queue `training`. */
export async function withPipelineWorker<T>(
  { connection, namespace }: TestNamespace,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  changes: Partial<PipelineActivities>,
  work: () => Promise<T>,
): Promise<T> {
  const { pipelineActivities } = activitiesByQueue(changes);
  const place = { connection, namespace };
  return whileRunning([await createPipelineWorker(place, workflowBundle, pipelineActivities)], work);
}

function activitiesByQueue(changes: Partial<PipelineActivities>) {
  const { train, growPart, mergeParts, tryCandidate, ...pipelineActivities } = fakeActivities(changes);
  return { pipelineActivities, trainingActivities: { train, growPart, mergeParts, tryCandidate } };
}

/** Runs the workers while `work` is under way; a signal that stops them, such as Ctrl-C, ends it too. */
export async function whileRunning<T>(workers: readonly Worker[], work: () => Promise<T>): Promise<T> {
  const running = runWorkers(workers);
  const stopped = running.then(() => {
    throw new Error('The workers were stopped.');
  });
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
  }
}
