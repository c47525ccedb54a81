import { taskQueues, type WatchInput, watchWorkflow } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';
import { putSchedule } from './put-schedule.js';

export interface WatchScheduleSettings {
  expression: string;
  input: WatchInput;
}

/** Makes the schedule of the watch, or brings it up to date. @throws ConfigurationError */
export async function upsertWatchSchedule(
  client: Pick<Client, 'schedule'>,
  { expression, input }: WatchScheduleSettings,
): Promise<void> {
  await putSchedule(client, {
    scheduleId: watchWorkflow,
    expression,
    key: 'WATCH_SCHEDULE_CRON',
    action: {
      type: 'startWorkflow',
      workflowType: watchWorkflow,
      workflowId: watchWorkflow,
      taskQueue: taskQueues.pipeline,
      args: [input],
      staticSummary: `Predictions of ${input.pipeline.modelName}, in windows of ${input.windowSeconds / 60} minutes`,
    },
  });
}
