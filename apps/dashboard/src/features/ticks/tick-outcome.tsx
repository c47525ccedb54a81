'use client';

import { useTranslations } from 'use-intl';
import { ToneBadge } from '../../ui/tone-badge';
import type { Tick } from './tick';
import { toneOfTick } from './tone-of-tick';

/** How a run ended, in two words. */
export function TickOutcome({ tick }: { tick: Tick }) {
  const texts = useTranslations('monitoring.runs');
  const { status, result } = tick;
  const words = result === undefined ? texts(`statuses.${status}`) : texts(`outcomes.${result.outcome}`);
  return <ToneBadge tone={toneOfTick(tick)}>{words}</ToneBadge>;
}
