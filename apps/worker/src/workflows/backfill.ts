import type {
  BackfillInput,
  BackfillProgress,
  BackfillResult,
  PipelineOutcome,
} from '@canopy/pipeline-contract';
import { backfillMemo } from '@canopy/pipeline-contract/names';
import { ApplicationFailure, continueAsNew, sleep, upsertMemo, workflowInfo } from '@temporalio/workflow';
import type { TickReport } from '../activities/contract/backfill.js';
import { readableFailure } from './readable-failure.js';
import { awaitTick, checkBackfillInput, triggerTick } from './steps.js';
import { createStory } from './tell-story.js';

const mostFailuresInARow = 3;
/** How a tick ends that has trained. */
const trained: ReadonlySet<PipelineOutcome> = new Set(['MODEL_KEPT', 'AWAITING_APPROVAL', 'MODEL_PROMOTED']);
const none: BackfillProgress = {
  ticks: 0,
  received: 0,
  inserted: 0,
  held: 0,
  trainings: 0,
  failuresInARow: 0,
};

/**
 * Draws from the source until it has given everything. Each draw is a tick of the schedule, which puts it behind those under way and
 * never leaves one out (BUFFER_ALL), so that ticks still never overlap. It may be cancelled at any time, and the tick that it asked
 * for ends by itself. The function's name is the name of the workflow type.
 */
export async function backfill(input: BackfillInput): Promise<BackfillResult> {
  const tell = createStory('Backfill');
  try {
    await checkBackfillInput(input);
    const { pauseSeconds, mostTicks, done = none } = input;
    let progress = done;
    upsertMemo({ [backfillMemo]: progress });
    while (progress.ticks < mostTicks) {
      const tick = await awaitTick(await triggerTick());
      progress = addTick(progress, tick);
      upsertMemo({ [backfillMemo]: progress });
      tell(describe(tick));
      if (tick.status === 'completed' && tick.isExhausted) {
        return { ...progress, drained: true, reason: 'the source has given everything' };
      }
      if (progress.failuresInARow === mostFailuresInARow) throw tooManyFailures(tick);
      await sleep(pauseSeconds * 1000);
      if (workflowInfo().continueAsNewSuggested) {
        return continueAsNew<typeof backfill>({ ...input, done: progress });
      }
    }
    return {
      ...progress,
      drained: false,
      reason: `${mostTicks} ticks were asked for, and the source goes on`,
    };
  } catch (error) {
    throw readableFailure(error);
  }
}

function addTick(progress: BackfillProgress, tick: TickReport): BackfillProgress {
  const ticks = progress.ticks + 1;
  if (tick.status === 'failed') return { ...progress, ticks, failuresInARow: progress.failuresInARow + 1 };
  const isTraining = trained.has(tick.outcome);
  return {
    ticks,
    received: progress.received + tick.received,
    inserted: progress.inserted + tick.inserted,
    held: progress.held + (tick.isHeld ? 1 : 0),
    trainings: progress.trainings + (isTraining ? 1 : 0),
    failuresInARow: 0,
  };
}

const describe = (tick: TickReport): string =>
  tick.status === 'failed'
    ? `a tick failed: ${tick.reason}`
    : `${tick.outcome}: ${tick.received} rows, ${tick.inserted} new`;

function tooManyFailures(tick: TickReport): ApplicationFailure {
  const last = tick.status === 'failed' ? tick.reason : '';
  const message = `${mostFailuresInARow} ticks in a row failed, the last with: ${last}`;
  return ApplicationFailure.nonRetryable(message, 'BackfillFailedError');
}
