import type { BatchFinding } from '@canopy/pipeline-contract';

/** Why a batch is held, in one sentence. */
export function tellHold(findings: readonly BatchFinding[]): string {
  return findings
    .filter(({ severity }) => severity === 'hold')
    .map(({ message }) => message)
    .join('; ');
}
