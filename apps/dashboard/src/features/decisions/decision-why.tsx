'use client';

import type { GateReason } from '@canopy/pipeline-contract';
import { useReasonWords } from './use-reason-words';

interface DecisionWhyProps {
  /** As the decision has it. */
  why: string;
  reasons?: readonly GateReason[] | undefined;
  /** Without the numbers of the evidence, which stand with the decision. */
  isBrief?: boolean;
}

/** Why something was decided, in the reader's language; in the words of the decision where these are a person's, or older. */
export function DecisionWhy({ why, reasons = [], isBrief = false }: DecisionWhyProps) {
  const tell = useReasonWords(isBrief);
  if (reasons.length === 0) return <span lang="en">{why}</span>;
  return reasons.map((reason, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was decided never changes
    <div key={place}>{tell(reason)}</div>
  ));
}
