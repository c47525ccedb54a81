'use client';

import type { TickReason, TrainingReason } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import { useFindingWords } from '../batches';
import { useReasonWords } from '../decisions';

interface TickReasonsProps {
  reasons: readonly TickReason[];
  /** Without the numbers that a decision rests on. */
  isBrief?: boolean;
}

/** Why a run ended as it did, in the reader's language: a paragraph a reason. */
export function TickReasons({ reasons, isBrief = false }: TickReasonsProps) {
  return reasons.map((reason) => (
    <div key={reason.code}>
      <TickReasonText reason={reason} isBrief={isBrief} />
    </div>
  ));
}

function TickReasonText({ reason, isBrief }: { reason: TickReason; isBrief: boolean }) {
  const texts = useTranslations('ticks.reasons');
  const tellFinding = useFindingWords();
  const tellGate = useReasonWords(isBrief);
  const tellTraining = useTrainingWords();
  switch (reason.code) {
    case 'held':
      return (
        <>
          {texts('held')}{' '}
          {reason.findings.map((finding) => tellFinding(finding) ?? finding.message).join('; ')}
        </>
      );
    case 'exhausted':
      return (
        <>
          {texts('exhausted')} <span lang="en">{reason.message}</span>
        </>
      );
    case 'not_trained':
      return `${texts('not_trained')} ${tellTraining(reason.reason)}`;
    case 'decided':
      return [texts('decided', { version: reason.version }), ...reason.reasons.map(tellGate)].join(' ');
    default:
      return reason satisfies never;
  }
}

function useTrainingWords(): (reason: TrainingReason) => string {
  const texts = useTranslations('ticks.training');
  return ({ code, ...facts }) => texts(code, { needed: 0, ...facts });
}
