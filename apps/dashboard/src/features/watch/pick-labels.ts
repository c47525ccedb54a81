import type { VersionLabels } from './watch';

/** Of the version that is asked for; where none is, of the champion, or else of the version with the newest labels. */
export function pickLabels(
  labels: readonly VersionLabels[],
  { asked, champion }: { asked: string | undefined; champion: string | undefined },
): VersionLabels | undefined {
  const of = (version: string | undefined) => labels.find((one) => one.version === version);
  return asked === undefined ? (of(champion) ?? labels[0]) : of(asked);
}
