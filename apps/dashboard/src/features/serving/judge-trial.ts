import type { RolloutShare } from '@canopy/pipeline-contract';
import type { AskedVersion } from './inference-answers';
import type { Trial } from './serving';

export interface TrialEvidence {
  /** What the registry wants; undefined when nothing is to be tried. */
  planned: RolloutShare | undefined;
  /** What inference does. */
  asked: AskedVersion | null;
  champion: string | undefined;
  /** Why inference does not ask a version of the plan. */
  problem: string | null;
  steppedBack: { version: string; reason: string; at: string } | undefined;
}

/** Where a trial stands, from what is wanted and what is done. */
export function judgeTrial({ planned, asked, champion, problem, steppedBack }: TrialEvidence): Trial {
  if (planned === undefined) {
    if (asked !== null) return { state: 'stopping', ...whatIsAsked(asked) };
    if (steppedBack === undefined) return { state: 'off' };
    const { version, reason, at } = steppedBack;
    return { state: 'stepped_back', version, reason, steppedBackAt: at };
  }
  if (asked?.version === planned.version) return { state: 'running', ...whatIsAsked(asked), ...planned };
  if (planned.version === champion) return { state: 'promoted', ...planned };
  if (problem !== null) return { state: 'failed', ...planned, reason: problem };
  return { state: 'starting', ...planned };
}

function whatIsAsked({
  version,
  percent,
  ...tally
}: AskedVersion): Pick<Trial, 'version' | 'percent' | 'tally'> {
  return { version, percent, tally };
}
