import type { BatchFinding, HoldReason } from '@canopy/pipeline-contract';

/** Why a batch is held: in one sentence, and finding by finding. */
export function explainHold(findings: readonly BatchFinding[]): { held: string; findings: HoldReason[] } {
  const holding = findings.filter(({ severity }) => severity === 'hold');
  return {
    held: holding.map(({ message }) => message).join('; '),
    findings: holding.map(({ rule, column, message, facts }) => ({
      rule,
      message,
      ...(column !== undefined && { column }),
      ...(facts !== undefined && { facts }),
    })),
  };
}
