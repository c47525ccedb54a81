import type { ScheduleDescription } from '@temporalio/client';

export interface StartedTick {
  workflowId: string;
  runId: string;
}

/** The ticks that a schedule remembers, oldest first. */
export function listTicks({ info }: Pick<ScheduleDescription, 'info'>): StartedTick[] {
  return info.recentActions.map(({ action }) => ({
    workflowId: action.workflow.workflowId,
    runId: action.workflow.firstExecutionRunId,
  }));
}
