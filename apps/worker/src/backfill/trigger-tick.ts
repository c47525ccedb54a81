import { covertypePipeline } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';
import type { SeenTicks } from '../activities/contract/backfill.js';
import { askForTick } from './ask-for-tick.js';
import { listTicks } from './list-ticks.js';

/** Asks the schedule for a tick. A second attempt may ask for one more, which does no harm: it finds what the source has then. */
export async function triggerTick(client: Pick<Client, 'schedule'>): Promise<SeenTicks> {
  const before = listTicks(await client.schedule.getHandle(covertypePipeline).describe());
  await askForTick(client);
  return { runIds: before.map(({ runId }) => runId) };
}
