import { covertypePipeline, type PipelineInput, taskQueues } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';
import { putSchedule } from './put-schedule.js';

export interface ScheduleSettings {
  expression: string;
  input: PipelineInput;
}

/** Makes the schedule of the pipeline, or brings it up to date. @throws ConfigurationError */
export async function upsertSchedule(
  client: Pick<Client, 'schedule'>,
  { expression, input }: ScheduleSettings,
): Promise<void> {
  await putSchedule(client, {
    scheduleId: covertypePipeline,
    expression,
    key: 'P2_SCHEDULE_CRON',
    action: {
      type: 'startWorkflow',
      workflowType: covertypePipeline,
      workflowId: covertypePipeline,
      taskQueue: taskQueues.pipeline,
      args: [input],
      staticSummary: `Rows of group ${input.groupNumber} → ${input.modelName} (${input.training.algorithm})`,
    },
  });
}
