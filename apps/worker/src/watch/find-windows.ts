import type { Pool } from '@canopy/database';
import type { ListedWindow } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import type { FindWindowsInput, FoundWindows } from '../activities/contract/watch.js';
import type { InferenceClient } from './create-inference-client.js';
import { findJudgedRows, findProgress, windowKey } from './reports.repository.js';

export interface FindWindowsDependencies {
  pool: Pool;
  inference: InferenceClient;
  now: () => Date;
}

/** Of one run: the others follow in the next. */
const mostWindows = 200;
const hourMs = 3_600_000;
/** How far back the first watch looks, and how long after its end a window may still get rows from a log that had to wait. */
const firstLookMs = 24 * hourMs;
const lateRowsMs = hourMs;
/** How long a label may take from the moment that it is given to the moment that others see it. */
const lateLabelMs = 600_000;

/**
 * The windows that are over and have rows or labels that no report has counted. A window is named by its times, so that a run that is
 * repeated, or a clock that is set back, leads to the same windows again and counts nothing twice.
 */
export async function findWindows(
  { pool, inference, now }: FindWindowsDependencies,
  { windowSeconds }: FindWindowsInput,
  signal: AbortSignal,
): Promise<FoundWindows> {
  const { judgedTo, computedAt } = await findProgress(pool);
  const widthMs = windowSeconds * 1000;
  const to = new Date(Math.floor(now().getTime() / widthMs) * widthMs);
  if (judgedTo !== null && judgedTo.getTime() - to.getTime() > widthMs) {
    return {
      status: 'clock_behind',
      reason: `It is ${now().toISOString()} here, and windows up to ${judgedTo.toISOString()} are judged: the clock was set back, and nothing is judged until it has come so far again`,
    };
  }
  const from = new Date(judgedTo === null ? to.getTime() - firstLookMs : judgedTo.getTime() - lateRowsMs);
  try {
    const { predicted, labelled } = await inference.listWindows(
      {
        width_seconds: windowSeconds,
        from: new Date(Math.floor(from.getTime() / widthMs) * widthMs).toISOString(),
        to: to.toISOString(),
        ...(computedAt !== null && {
          labelled_since: new Date(computedAt.getTime() - lateLabelMs).toISOString(),
        }),
      },
      signal,
    );
    const judged = await findJudgedRows(pool, from);
    const isNew = (window: ListedWindow) => judged.get(windowKey(window)) !== window.rows;
    return chooseWindows([
      ...predicted.filter(isNew),
      ...labelled.filter((window) => window.to <= to.toISOString()),
    ]);
  } catch (error) {
    if (!(error instanceof DomainError) || error.subject !== 'log') throw error;
    return { status: 'not_logged', reason: error.message };
  }
}

function chooseWindows(windows: readonly ListedWindow[]): FoundWindows {
  const byKey = new Map(windows.map((window) => [windowKey(window), window]));
  const sorted = [...byKey.values()].sort((a, b) => a.to.localeCompare(b.to));
  return {
    status: 'found',
    windows: sorted.slice(0, mostWindows).map(({ version, from, to }) => ({ version, from, to })),
    isMore: sorted.length > mostWindows,
  };
}
