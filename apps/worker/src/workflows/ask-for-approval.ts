import type { PipelineInput } from '@canopy/pipeline-contract';
import { approvals } from '@canopy/pipeline-contract/names';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { CancellationScope, ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { Evaluation } from '../activities/contract/evaluation.js';
import type { Registration } from '../activities/contract/registration.js';
import { approve_promotion } from './approve-promotion.js';

const defaultHours = 24;

/**
 * Starts the workflow that waits for a person. It outlives the tick, so that the schedule's next tick is not held up, and a
 * decision that asks is never left without one who waits for the answer.
 */
export async function askForApproval(
  { modelName, gate }: PipelineInput,
  { champion }: Evaluation,
  { version, position, reason }: Registration,
): Promise<void> {
  const hours = gate?.approvalHours ?? defaultHours;
  const asked = { modelName, version, champion: champion?.version ?? '', position, reason, hours };
  await CancellationScope.nonCancellable(() =>
    startChild(approve_promotion, {
      workflowId: approvals.idOf(modelName, version),
      parentClosePolicy: ParentClosePolicy.ABANDON,
      args: [asked],
      staticSummary: `May version ${version} be promoted?`,
    }),
  ).catch((error: unknown) => {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  });
}
