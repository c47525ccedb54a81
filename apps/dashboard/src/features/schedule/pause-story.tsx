'use client';

import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/moment';
import type { PauseNote } from './schedule';

/** Why the schedule is paused, by whom and since when, as far as it is known. */
export function PauseStory({ pause }: { pause: PauseNote }) {
  const texts = useTranslations('control.schedule');
  const breaker = useTranslations('watch.breaker');
  const { reason, by, at, isOfBreaker } = pause;
  const words = reason === '' ? texts('pausedNoReason') : <q>{reason}</q>;
  return (
    <>
      {isOfBreaker ? breaker('title') : words}
      {at !== undefined && (
        <>
          {' · '}
          {by === undefined ? texts('pausedSince') : texts('pausedBy', { name: by })} <Moment at={at} />
        </>
      )}
    </>
  );
}
