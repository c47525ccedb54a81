import { covertypePipeline } from '@canopy/pipeline-contract';
import { type Client, ScheduleOverlapPolicy } from '@temporalio/client';

/** Asks the schedule for a tick behind all that are under way or asked for. */
export function askForTick({ schedule }: Pick<Client, 'schedule'>): Promise<void> {
  return schedule.getHandle(covertypePipeline).trigger(ScheduleOverlapPolicy.BUFFER_ALL);
}
