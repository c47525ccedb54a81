import { covertypePipeline, type PipelineInput, taskQueues } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';
import { putSchedule } from './put-schedule.js';

// What Temporal's web UI shows beside each run, for those who meet one there first.
const details = `One tick of the pipeline, step by step:

1. **fetch**: a batch from the source, kept as it came, judged as a whole, its rows inserted
2. **preprocess**: rows typed; one that cannot be is quarantined with its reason
3. **decide**: are enough rows new since the last training? If not, the tick ends here
4. **snapshot**, **train**, **evaluate**: a model of all rows but the hold-out, judged on that beside the champion
5. **register**: a version, and the gate's decision with its evidence

Current Details say how far this one is. The same run is on the dashboard under Monitoring, Runs.`;

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
      staticDetails: details,
    },
  });
}
