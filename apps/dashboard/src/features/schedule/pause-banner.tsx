'use client';

import { Box } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/moment';
import { Note } from '../../ui/note';
import { PauseStory } from './pause-story';
import type { PauseNote } from './schedule';
import { useSchedule } from './use-schedule';

/** On every view while the schedule is paused: that it is, why, and where to resume it. */
export function PauseBanner() {
  const texts = useTranslations('control.schedule');
  const { data } = useSchedule();
  if (data?.pause === undefined) return null;
  return (
    <Box mb="lg">
      {data.pause.isOfBreaker ? (
        <BreakerNote pause={data.pause} />
      ) : (
        <Note tone="wait" title={texts('banner')}>
          <PauseStory pause={data.pause} /> <Link href="/control">{texts('resume')}</Link>
        </Note>
      )}
    </Box>
  );
}

function BreakerNote({ pause: { at } }: { pause: PauseNote }) {
  const texts = useTranslations('watch.breaker');
  const schedule = useTranslations('control.schedule');
  return (
    <Note tone="bad" title={texts('title')}>
      <Link href="/monitoring/runs">{texts('look')}</Link>, {texts('text')}{' '}
      <Link href="/control">{texts('resume')}</Link>
      {at !== undefined && (
        <>
          {' · '}
          {schedule('pausedSince')} <Moment at={at} />
        </>
      )}
    </Note>
  );
}
