import { BackfillProgress, BackfillResult } from '@canopy/pipeline-contract';
import { backfillMemo, backfillWorkflow, taskQueues } from '@canopy/pipeline-contract/names';
import {
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionDescription,
  WorkflowFailedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { Value } from 'typebox/value';
import type { Temporal } from '../../server/create-temporal';
import { describeError } from '../../server/describe-error';
import { Problem } from '../../server/problem';
import type { Backfill, BackfillRequest } from './backfill';

export interface BackfillControl {
  read(): Promise<Backfill>;
  /** @throws Problem `backfill_running` when one is under way: there is one at a time. */
  start(request: BackfillRequest): Promise<Backfill>;
  /** Asks the one under way to end; the tick that it asked for goes on. @throws Problem `backfill_idle` without one. */
  cancel(): Promise<Backfill>;
}

/** The backfill of the source, as a person starts, watches and ends it. */
export function createBackfillControl(tools: { temporal: Temporal; temporalUi: string }): BackfillControl {
  const { temporal, temporalUi } = tools;
  const page = `${temporalUi}/namespaces/${temporal.namespace}/workflows/${backfillWorkflow}`;
  const ask = <Answer>(act: (handle: WorkflowHandle) => Promise<Answer>) =>
    temporal.ask((client) => act(client.workflow.getHandle(backfillWorkflow)));

  async function read(): Promise<Backfill> {
    try {
      return await ask(async (handle) => {
        const description = await handle.describe();
        return { ...tellTimes(description), ...(await tellState(description, handle)), page };
      });
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { state: 'none', page };
      throw error;
    }
  }

  return {
    read,
    async start(input) {
      try {
        await temporal.ask((client) =>
          client.workflow.start(backfillWorkflow, {
            workflowId: backfillWorkflow,
            taskQueue: taskQueues.pipeline,
            workflowIdConflictPolicy: 'FAIL',
            args: [input],
            staticSummary: `What the source still has: ${input.mostTicks} ticks at most, ${input.pauseSeconds} s apart`,
          }),
        );
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) {
          throw new Problem('backfill_running', '', error);
        }
        throw error;
      }
      return read();
    },
    async cancel() {
      const { state } = await read();
      if (state !== 'running') throw new Problem('backfill_idle', state);
      await ask((handle) => handle.cancel());
      return read();
    },
  };
}

function tellTimes({ startTime, closeTime }: WorkflowExecutionDescription) {
  return {
    startedAt: startTime.toISOString(),
    ...(closeTime !== undefined && { endedAt: closeTime.toISOString() }),
  };
}

async function tellState(
  { status, memo }: WorkflowExecutionDescription,
  handle: WorkflowHandle,
): Promise<Pick<Backfill, 'state' | 'progress' | 'reason'>> {
  const told = memo?.[backfillMemo];
  const progress = Value.Check(BackfillProgress, told) ? { progress: told } : {};
  switch (status.name) {
    case 'COMPLETED': {
      const { drained, reason, ...done } = Value.Parse(BackfillResult, await handle.result());
      return { state: drained ? 'drained' : 'ended', progress: done, reason };
    }
    case 'CANCELLED':
    case 'TERMINATED':
      return { state: 'cancelled', ...progress };
    case 'FAILED':
    case 'TIMED_OUT':
      return { state: 'failed', ...progress, reason: await tellFailure(handle) };
    default:
      return { state: 'running', ...progress };
  }
}

async function tellFailure(handle: WorkflowHandle): Promise<string> {
  try {
    await handle.result();
    return '';
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return describeError(error);
  }
}
