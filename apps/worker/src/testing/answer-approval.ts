import { type ApprovalResult, approvals } from '@canopy/pipeline-contract';
import type { WorkflowHandle } from '@temporalio/client';

/** Answers an approval as a person does. */
export function answerApproval(
  handle: Pick<WorkflowHandle, 'executeUpdate'>,
  answer: object,
): Promise<ApprovalResult> {
  return handle.executeUpdate<ApprovalResult, [object]>(approvals.update, { args: [answer] });
}
