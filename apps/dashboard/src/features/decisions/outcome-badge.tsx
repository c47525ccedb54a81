'use client';

import { useTranslations } from 'use-intl';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import type { DecisionRow } from './decisions';

const tones: Record<DecisionRow['outcome'], Tone> = {
  promoted: 'good',
  approved: 'good',
  kept: 'calm',
  rejected: 'calm',
  moved: 'calm',
  awaiting_approval: 'wait',
  rolled_back: 'bad',
  restored: 'good',
};

export function OutcomeBadge({ outcome }: { outcome: DecisionRow['outcome'] }) {
  const texts = useTranslations('decisions.outcomes');
  return <ToneBadge tone={tones[outcome]}>{texts(outcome)}</ToneBadge>;
}
