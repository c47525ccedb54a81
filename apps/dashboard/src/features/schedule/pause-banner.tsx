'use client';

import { Box } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Note } from '../../ui/note';
import { PauseStory } from './pause-story';
import { useSchedule } from './use-schedule';

/** On every view while the schedule is paused: that it is, why, and where to resume it. */
export function PauseBanner() {
  const texts = useTranslations('control.schedule');
  const { data } = useSchedule();
  if (data?.pause === undefined) return null;
  return (
    <Box mb="lg">
      <Note tone="wait" title={texts('banner')}>
        <PauseStory pause={data.pause} /> <Link href="/control">{texts('resume')}</Link>
      </Note>
    </Box>
  );
}
