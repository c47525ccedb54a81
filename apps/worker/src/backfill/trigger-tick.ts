import { covertypePipeline } from '@canopy/pipeline-contract';
import { type Client, ScheduleOverlapPolicy } from '@temporalio/client';
import type { SeenTicks } from '../activities/contract/backfill.js';
import { listTicks } from './list-ticks.js';

/** Asks the schedule for a tick. A second attempt may ask for one more, which does no harm: it finds what the source has then. */
export async function triggerTick({ schedule }: Pick<Client, 'schedule'>): Promise<SeenTicks> {
  const handle = schedule.getHandle(covertypePipeline);
  const before = listTicks(await handle.describe());
  await handle.trigger(ScheduleOverlapPolicy.BUFFER_ALL);
  return { runIds: before.map(({ runId }) => runId) };
}
