import { GateReceipt } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';

/** The receipt of a decision; undefined where it was made by somebody else than the gate. */
export function readReceipt(evidence: string | undefined): GateReceipt | undefined {
  if (evidence === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(evidence);
    return Value.Check(GateReceipt, parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
