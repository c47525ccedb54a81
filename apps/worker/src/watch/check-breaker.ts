import type { Pool } from '@canopy/database';
import { breakerNotePrefix, covertypePipeline } from '@canopy/pipeline-contract';
import type { CheckBreakerInput, PolicyActions } from '../activities/contract/watch.js';
import { type AlertKey, findLastAlert, raiseAlert, resolveAlert } from './alerts.repository.js';
import type { PipelineControl } from './create-pipeline-control.js';

const breaker: AlertKey = { kind: 'breaker', subject: covertypePipeline };

/**
 * Pauses the pipeline's schedule after so many failures in a row, and says so. It closes again when a person resumes the schedule; only
 * what has failed since then counts towards the next time.
 */
export async function checkBreaker(
  { pool, pipeline }: { pool: Pool; pipeline: PipelineControl },
  { failures }: CheckBreakerInput,
): Promise<PolicyActions> {
  const pause = await pipeline.findPause();
  if (pause === undefined) return { actions: [] };
  const last = await findLastAlert(pool, breaker);
  if (last !== undefined && last.resolvedAt === null) {
    if (pause.isPaused) return { actions: [] };
    await resolveAlert(pool, breaker);
    return { actions: ['the pipeline was resumed: the circuit breaker is closed'] };
  }
  const since = last?.resolvedAt ?? new Date(0);
  const ended = (await pipeline.listEnded(failures)).filter(({ closedAt }) => closedAt > since);
  if (ended.length < failures || ended.some(({ hasFailed }) => !hasFailed)) return { actions: [] };
  const text = `The pipeline failed ${failures} times in a row, so its schedule was paused. Look at the failures, mend the cause, and resume it`;
  if (!pause.isPaused) await pipeline.pause(`${breakerNotePrefix}${text} [${new Date().toISOString()}]`);
  await raiseAlert(pool, { ...breaker, text, reason: { code: 'breaker', failures } });
  return { actions: [text] };
}
