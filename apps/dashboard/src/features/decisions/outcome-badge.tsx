'use client';

import { useTranslations } from 'use-intl';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import type { DecisionRow } from './decisions';

const tones: Record<DecisionRow['outcome'], Tone> = {
  promoted: 'good',
  approved: 'good',
  kept: 'calm',
  rejected: 'calm',
  overtaken: 'calm',
  moved: 'calm',
  awaiting_approval: 'wait',
  rolled_back: 'bad',
  restored: 'good',
};

/** What was decided, or that it need not be decided any more. */
export function OutcomeBadge({ decision }: { decision: Pick<DecisionRow, 'outcome' | 'question'> }) {
  const texts = useTranslations('decisions.outcomes');
  const { outcome, question } = decision;
  if (question === 'overtaken') return <ToneBadge tone="calm">{texts('overtaken')}</ToneBadge>;
  return <ToneBadge tone={tones[outcome]}>{texts(outcome)}</ToneBadge>;
}
