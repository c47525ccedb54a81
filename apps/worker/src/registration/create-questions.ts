import { type ApprovalInput, approvals, taskQueues } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';

/** The workflows that wait for a person. */
export interface Questions {
  /** Tells the one about a version that nobody need answer. One that was ended by force is started again, to write it down. */
  overtake(asked: ApprovalInput): Promise<void>;
}

export const createQuestions = (client: Client): Questions => ({
  async overtake(asked) {
    await client.workflow.signalWithStart(approvals.workflow, {
      workflowId: approvals.idOf(asked.modelName, asked.version),
      taskQueue: taskQueues.pipeline,
      args: [asked],
      signal: approvals.overtaken,
      staticSummary: `May version ${asked.version} be promoted?`,
    });
  },
});
