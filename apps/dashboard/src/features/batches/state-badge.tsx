'use client';

import type { BatchState } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import { type Tone, ToneBadge } from '../../ui/tone-badge';

const tones: Record<BatchState, Tone> = {
  accepted: 'good',
  held: 'wait',
  released: 'good',
  rejected: 'calm',
};

export function StateBadge({ state }: { state: BatchState }) {
  const texts = useTranslations('data.states');
  return <ToneBadge tone={tones[state]}>{texts(state)}</ToneBadge>;
}
