import { taskQueues, type WatchInput, watchWorkflow } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';
import { putSchedule } from './put-schedule.js';

// What Temporal's web UI shows beside each run, for those who meet one there first.
const details = `One look at what inference was asked:

1. **checkBreaker**: has the pipeline failed too often in a row? Then it is paused, and people are told first
2. **closeOvertaken**: questions to a person that another champion has made idle are ended
3. **findWindows**, **judgeWindow**: windows that are over, or got labels, are counted and judged against the training
4. **applyPolicy**: an alert, a hold on promotions or a retraining, as WATCH_ON_DRIFT and WATCH_ON_DECAY say
5. **deliverAlerts**: alerts that wait go to the webhook

Current Details say what was found. The same is on the dashboard under Monitoring.`;

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
      staticDetails: details,
    },
  });
}
