import { GateReason, ReasonedEvidence } from '@canopy/pipeline-contract';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Reasons = Type.Array(GateReason);

/** The reasons in the evidence of a decision. None where it is somebody else's, or older: then its words tell why. */
export function readReasons(evidence: string | undefined): { reasons?: GateReason[] } {
  try {
    const parsed: unknown = JSON.parse(evidence ?? 'null');
    return Value.Check(ReasonedEvidence, parsed) ? { reasons: parsed.reasons } : {};
  } catch {
    return {};
  }
}

/** For a question to the table of decisions: their reasons, which may be anything. */
export const reasonsColumn = `CASE WHEN evidence IS JSON OBJECT THEN evidence::json -> 'reasons' END AS "reasons"`;

/** What that column has, if it is reasons. */
export const checkReasons = (found: unknown): { reasons?: GateReason[] } =>
  Value.Check(Reasons, found) ? { reasons: found } : {};
