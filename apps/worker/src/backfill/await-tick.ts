import { setTimeout } from 'node:timers/promises';
import { covertypePipeline, PipelineResult } from '@canopy/pipeline-contract';
import { type Client, WorkflowFailedError } from '@temporalio/client';
import { Value } from 'typebox/value';
import type { SeenTicks, TickReport } from '../activities/contract/backfill.js';
import { abortable } from '../failures/abortable.js';
import { explainError } from '../failures/explain-error.js';
import { askForTick } from './ask-for-tick.js';
import { listTicks, type StartedTick } from './list-ticks.js';

const lookEveryMs = 1000;
/** Looks that find the schedule idle, one after the other, before it is asked again. */
const idleLooks = 3;

/** Waits until the schedule has started a tick that was not seen before, and until that has ended, well or not. */
export async function awaitTick(
  client: Pick<Client, 'schedule' | 'workflow'>,
  seen: SeenTicks,
  signal: AbortSignal,
): Promise<TickReport> {
  const { workflowId, runId } = await findTick(client, seen, signal);
  try {
    const result = await abortable(client.workflow.getHandle(workflowId, runId).result(), signal);
    const { outcome, rows, held } = Value.Parse(PipelineResult, result);
    const { received = 0, inserted = 0 } = rows ?? {};
    // A source that has rows left gives at least one.
    return {
      status: 'completed',
      outcome,
      isExhausted: received === 0,
      isHeld: held !== undefined,
      received,
      inserted,
    };
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return { status: 'failed', reason: explainError(error.cause ?? error) };
  }
}

async function findTick(
  client: Pick<Client, 'schedule'>,
  { runIds }: SeenTicks,
  signal: AbortSignal,
): Promise<StartedTick> {
  const handle = client.schedule.getHandle(covertypePipeline);
  for (let idle = 0; ; ) {
    const description = await abortable(handle.describe(), signal);
    const found = listTicks(description).find(({ runId }) => !runIds.includes(runId));
    if (found !== undefined) return found;
    // Temporal names a tick by its second: one that is asked for in the second of another is lost.
    idle = description.info.runningActions.length === 0 ? idle + 1 : 0;
    if (idle === idleLooks) {
      await abortable(askForTick(client), signal);
      idle = 0;
    }
    await setTimeout(lookEveryMs, undefined, { signal });
  }
}
