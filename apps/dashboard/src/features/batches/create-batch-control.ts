import type { BatchDecision } from '@canopy/pipeline-contract';
import {
  batchDecidedFailure,
  batchDecisionId,
  batchDecisionWorkflow,
  taskQueues,
} from '@canopy/pipeline-contract/names';
import { ApplicationFailure, WorkflowFailedError } from '@temporalio/client';
import type { Temporal } from '../../server/create-temporal';
import { Problem } from '../../server/problem';

export interface BatchControl {
  /** Releases or rejects a held batch, and returns when that is done. @throws Problem that says why it was not. */
  decide(decision: BatchDecision): Promise<void>;
}

export interface BatchControlTools {
  temporal: Temporal;
  wait: (milliseconds: number) => Promise<unknown>;
}

const looksAtMost = 150;
const lookEveryMs = 200;

export function createBatchControl({ temporal, wait }: BatchControlTools): BatchControl {
  async function isClosed(workflowId: string): Promise<boolean> {
    const { status } = await temporal.ask((client) => client.workflow.getHandle(workflowId).describe());
    return status.name !== 'RUNNING';
  }

  return {
    async decide(decision) {
      const workflowId = batchDecisionId(decision.batchId);
      await temporal.ask((client) =>
        client.workflow.start(batchDecisionWorkflow, {
          workflowId,
          taskQueue: taskQueues.pipeline,
          workflowIdConflictPolicy: 'USE_EXISTING',
          args: [decision],
          staticSummary: `${decision.verdict === 'release' ? 'Release' : 'Reject'} batch ${decision.batchId}`,
        }),
      );
      for (let look = 1; !(await isClosed(workflowId)); look++) {
        if (look === looksAtMost) throw new Problem('decision_pending', decision.batchId);
        await wait(lookEveryMs);
      }
      const { state } = await temporal
        .ask((client) => client.workflow.getHandle(workflowId).result())
        .catch((error: unknown) => {
          throw explain(error);
        });
      // Somebody else's decision was under way, and this one joined it.
      if ((state === 'released') !== (decision.verdict === 'release'))
        throw new Problem('batch_decided', state);
    },
  };
}

function explain(error: unknown): unknown {
  const cause = error instanceof WorkflowFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure)) return error;
  const detail = cause.message;
  if (cause.type === batchDecidedFailure) return new Problem('batch_decided', detail, error);
  return new Problem(cause.type === 'InputError' ? 'batch_missing' : 'decision_failed', detail, error);
}
