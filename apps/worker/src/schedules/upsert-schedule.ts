import { covertypePipeline, type PipelineInput, taskQueues } from '@canopy/pipeline-contract';
import { ConfigurationError } from '@canopy/service-kit/process';
import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client';

export interface ScheduleSettings {
  expression: string;
  input: PipelineInput;
}

/**
 * Makes the schedule, with a first run at once; or brings one that exists up to date. What people did to it
 * stays: whether it is paused, with what note, and what it has run.
 *
 * @throws ConfigurationError when the server does not understand the expression.
 */
export async function upsertSchedule(
  { schedule }: Pick<Client, 'schedule'>,
  settings: ScheduleSettings,
): Promise<void> {
  const wanted = describeSchedule(settings);
  try {
    await schedule.create({ scheduleId: covertypePipeline, ...wanted, state: { triggerImmediately: true } });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw explain(error, settings.expression);
    await schedule
      .getHandle(covertypePipeline)
      .update((present) => ({ ...present, ...wanted, state: present.state }))
      .catch((cause: unknown) => {
        throw explain(cause, settings.expression);
      });
  }
}

function describeSchedule({
  expression,
  input,
}: ScheduleSettings): Pick<ScheduleOptions, 'spec' | 'policies' | 'action'> {
  return {
    spec: { cronExpressions: [expression] },
    // A laptop that wakes after a weekend runs once, not 576 times.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10m' },
    action: {
      type: 'startWorkflow',
      workflowType: covertypePipeline,
      workflowId: covertypePipeline,
      taskQueue: taskQueues.pipeline,
      args: [input],
      staticSummary: `Rows of group ${input.groupNumber} → ${input.modelName} (${input.training.algorithm})`,
    },
  };
}

// https://grpc.io/docs/guides/status-codes/
const invalidArgument = 3;

function explain(error: unknown, expression: string): unknown {
  const { cause = error } = error as Error;
  const { code, details } = cause as { code?: number; details?: string };
  if (code !== invalidArgument) return error;
  return new ConfigurationError([
    `P2_SCHEDULE_CRON was refused by Temporal (${details}), found "${expression}"`,
  ]);
}
