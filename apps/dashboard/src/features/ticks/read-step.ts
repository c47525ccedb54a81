import { FinishedTrees, finishedTreesMemo, TrainingProgress } from '@canopy/pipeline-contract';
import type { DescribeWorkflowExecutionResponse } from '@temporalio/client';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { TickStep } from './tick';

type Payload = { data?: Uint8Array | null };

// A forest that is grown in parts is still being trained.
const stepOf: Record<string, string> = { growPart: 'train', mergeParts: 'train', dropParts: 'train' };

/** The activity that a running workflow waits for, with the trees that are done of all. */
export function readStep(description: DescribeWorkflowExecutionResponse): TickStep | undefined {
  const pending = description.pendingActivities ?? [];
  const activity = pending.find(({ lastFailure }) => lastFailure?.message) ?? pending[0];
  if (!activity?.activityType?.name) return undefined;
  const name = stepOf[activity.activityType.name] ?? activity.activityType.name;
  const progress = name === 'train' ? readProgress(description) : undefined;
  const lastFailure = activity.lastFailure?.message;
  return {
    name,
    attempt: activity.attempt ?? 1,
    ...(lastFailure ? { lastFailure } : {}),
    ...progress,
  };
}

/** Trees of finished parts from the run's memo, those of parts under way, or of a forest in one piece, from heartbeats. */
function readProgress(description: DescribeWorkflowExecutionResponse): FinishedTrees | undefined {
  const { pendingActivities, workflowExecutionInfo } = description;
  const beats = (pendingActivities ?? [])
    .map(({ heartbeatDetails }) => decode(TrainingProgress, heartbeatDetails?.payloads?.[0]))
    .filter((beat) => beat !== undefined);
  const finished = decode(FinishedTrees, workflowExecutionInfo?.memo?.fields?.[finishedTreesMemo]);
  const [first] = beats;
  if (finished === undefined) return first && { treesDone: first.treesDone, treesInAll: first.treesInAll };
  const underWay = beats.reduce((sum, { treesDone }) => sum + treesDone, 0);
  return { ...finished, treesDone: Math.min(finished.treesDone + underWay, finished.treesInAll) };
}

/** Undefined for anything else: what heartbeats of other activities hold is not shown. */
function decode<Schema extends TSchema>(
  schema: Schema,
  payload: Payload | null | undefined,
): Static<Schema> | undefined {
  if (!payload?.data) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload.data));
    return Value.Check(schema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
