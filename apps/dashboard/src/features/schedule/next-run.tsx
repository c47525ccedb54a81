'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Countdown } from '../../ui/countdown';
import { useSchedule } from './use-schedule';

/** When the next run is due, in one line; nothing where none is. */
export function NextRun() {
  const texts = useTranslations('control.schedule');
  const { data } = useSchedule();
  const nextRunAt = data?.nextRunAt;
  if (nextRunAt === undefined) return null;
  return (
    <Text fz="sm" c="dimmed">
      {texts('nextRun')} {texts.rich('nextRunIn', { countdown: () => <Countdown until={nextRunAt} /> })}
    </Text>
  );
}
