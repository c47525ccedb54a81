import { TrainingProgress } from '@canopy/pipeline-contract';
import type { DescribeWorkflowExecutionResponse } from '@temporalio/client';
import { Value } from 'typebox/value';
import type { TickStep } from './tick';

type Payload = { data?: Uint8Array | null };

/** The activity that a running workflow waits for, with the trees that its heartbeat counts. */
export function readStep(description: DescribeWorkflowExecutionResponse): TickStep | undefined {
  const activity = description.pendingActivities?.[0];
  if (!activity?.activityType?.name) return undefined;
  const progress = decodeProgress(activity.heartbeatDetails?.payloads?.[0]);
  const lastFailure = activity.lastFailure?.message;
  return {
    name: activity.activityType.name,
    attempt: activity.attempt ?? 1,
    ...(lastFailure ? { lastFailure } : {}),
    ...(progress === undefined ? {} : { treesDone: progress.treesDone, treesInAll: progress.treesInAll }),
  };
}

function decodeProgress(payload: Payload | null | undefined): TrainingProgress | undefined {
  if (!payload?.data) return undefined;
  try {
    const details: unknown = JSON.parse(new TextDecoder().decode(payload.data));
    return Value.Check(TrainingProgress, details) ? details : undefined;
  } catch {
    // Heartbeats of other activities may hold anything; their progress is not shown.
    return undefined;
  }
}
