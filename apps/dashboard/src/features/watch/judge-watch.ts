import type { Alert, Report, Watch } from './watch';

export type WatchSentence =
  | 'nothing'
  | 'unjudged'
  | 'tooFew'
  | 'noProfile'
  | 'well'
  | 'unmeasured'
  | 'drifted'
  | 'decayed'
  | 'both';

export interface WatchVerdict {
  sentence: WatchSentence;
  /** The newest window with a verdict on drift, and the newest with one on accuracy. */
  drift: Report | undefined;
  performance: Report | undefined;
  /** The newest window, where its version has no profile: it is counted all the same. */
  unprofiled: Report | undefined;
  openAlerts: Alert[];
}

/** What the newest windows of a version say in one sentence; where it is not known which one serves, those of any. */
export function judgeWatch(
  { reports, alerts }: Pick<Watch, 'reports' | 'alerts'>,
  version?: string,
): WatchVerdict {
  const own = reports.filter((report) => report.version === version);
  const looked = version === undefined ? reports : own;
  const drift = looked.find(({ verdict }) => verdict !== 'too_few' && verdict !== 'no_profile');
  const performance = looked.find((report) => report.performance !== 'unknown');
  const [newest] = looked;
  return {
    sentence:
      looked.length === 0 && reports.length > 0 ? 'unjudged' : sentenceOf({ newest, drift, performance }),
    drift,
    performance,
    unprofiled: newest?.verdict === 'no_profile' ? newest : undefined,
    openAlerts: alerts.filter(({ resolvedAt }) => resolvedAt === undefined),
  };
}

type Judged = Record<'newest' | 'drift' | 'performance', Report | undefined>;

function sentenceOf({ newest, drift, performance }: Judged): WatchSentence {
  if (newest === undefined) return 'nothing';
  const isDrifted = drift?.verdict === 'drift';
  if (performance?.performance === 'decayed') return isDrifted ? 'both' : 'decayed';
  if (isDrifted) return 'drifted';
  if (drift === undefined) return newest.verdict === 'no_profile' ? 'noProfile' : 'tooFew';
  return performance === undefined ? 'unmeasured' : 'well';
}
