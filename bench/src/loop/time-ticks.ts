import { covertypePipeline } from '@canopy/pipeline-contract';
import { Client, Connection, ScheduleOverlapPolicy } from '@temporalio/client';
import { waitUntil } from '../process/wait-until.js';

/** Starts ticks one after another through the schedule. Returns the seconds of each, from its start to its end. */
export async function timeTicks(temporalAddress: string, count: number): Promise<number[]> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection });
    const schedule = client.schedule.getHandle(covertypePipeline);
    const seconds: number[] = [];
    const actionCount = async () => (await schedule.describe()).info.numActionsTaken;
    for (let tick = 0; tick < count; tick++) {
      const before = await actionCount();
      await schedule.trigger(ScheduleOverlapPolicy.SKIP);
      await waitUntil('the schedule has started a tick', 30_000, async () => (await actionCount()) > before);
      const started = (await schedule.describe()).info.recentActions.at(-1);
      if (started === undefined) throw new Error('The schedule names no workflow that it has started.');
      const { workflowId } = started.action.workflow;
      const workflow = client.workflow.getHandle(workflowId);
      await workflow.result();
      const { startTime, closeTime } = await workflow.describe();
      seconds.push(((closeTime?.getTime() ?? Number.NaN) - startTime.getTime()) / 1000);
    }
    return seconds;
  } finally {
    await connection.close();
  }
}
