import type { Pool } from '@canopy/database';
import type { WindowName } from '@canopy/pipeline-contract';
import type { JudgedWindow } from './judged-window.js';
import { findStanding, type Standing } from './reports.repository.js';

/** Whether it drifts, or has decayed, and the window that says so; undefined where nothing new tells. */
export interface Conditions {
  drift: Condition | undefined;
  decay: Condition | undefined;
}

export interface Condition {
  isSo: boolean;
  window: JudgedWindow;
}

/**
 * How a version stands, by its newest windows. Labels may come late and have an old window judged again: that says nothing about
 * drift once a newer one has a verdict.
 *
 * @param news the windows that were judged just now; a version without one of them has no conditions.
 */
export async function findConditions(
  pool: Pool,
  version: string,
  news: readonly WindowName[],
): Promise<Conditions> {
  const newsEnds = new Set(news.filter((window) => window.version === version).map(({ to }) => to));
  const isNews = (window: JudgedWindow) => newsEnds.has(window.to);
  if (newsEnds.size === 0) return { drift: undefined, decay: undefined };
  const standing = await findStanding(pool, version);
  const { drift } = standing;
  return {
    drift: drift && isNews(drift) ? { isSo: drift.verdict === 'drift', window: drift } : undefined,
    decay: decayOf(standing, isNews),
  };
}

// What labels have shown, an estimate does not refute: it cannot see that the same place now has another class.
function decayOf(
  { labelled, estimated }: Standing,
  isNews: (window: JudgedWindow) => boolean,
): Condition | undefined {
  const isOvertaken = labelled !== undefined && estimated !== undefined && estimated.to <= labelled.to;
  const telling = [labelled, isOvertaken ? undefined : estimated].filter((window) => window !== undefined);
  if (!telling.some(isNews)) return undefined;
  const decayed = telling.find(({ performance }) => performance === 'decayed');
  const window = decayed ?? telling[0];
  return window && { isSo: decayed !== undefined, window };
}
