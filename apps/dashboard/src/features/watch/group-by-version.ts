import type { Report } from './watch';

/** The windows of one version. */
export interface VersionWindows {
  version: string;
  /** The newest first. */
  reports: Report[];
}

/** The windows version by version: first the champion's, then in the order of each version's newest window. */
export function groupByVersion(reports: readonly Report[], champion?: string): VersionWindows[] {
  const groups = Map.groupBy(reports, ({ version }) => version);
  return [...groups]
    .map(([version, ofVersion]) => ({ version, reports: ofVersion }))
    .sort((a, b) => Number(b.version === champion) - Number(a.version === champion));
}
