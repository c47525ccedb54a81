import { setTimeout } from 'node:timers/promises';
import { covertypePipeline, PipelineResult } from '@canopy/pipeline-contract';
import { type Client, WorkflowFailedError } from '@temporalio/client';
import { Value } from 'typebox/value';
import type { SeenTicks, TickReport } from '../activities/contract/backfill.js';
import { abortable } from '../failures/abortable.js';
import { explainError } from '../failures/explain-error.js';
import { listTicks, type StartedTick } from './list-ticks.js';

const lookEveryMs = 1000;

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
  { schedule }: Pick<Client, 'schedule'>,
  { runIds }: SeenTicks,
  signal: AbortSignal,
): Promise<StartedTick> {
  for (;;) {
    const ticks = listTicks(await abortable(schedule.getHandle(covertypePipeline).describe(), signal));
    const found = ticks.find(({ runId }) => !runIds.includes(runId));
    if (found !== undefined) return found;
    await setTimeout(lookEveryMs, undefined, { signal });
  }
}
