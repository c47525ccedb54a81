'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Countdown } from '../../ui/countdown';
import { Facts } from '../../ui/facts';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import { PauseStory } from './pause-story';
import type { Schedule } from './schedule';

const toneOf: Record<Schedule['state'], Tone> = { active: 'good', paused: 'wait', missing: 'calm' };

/** Where the schedule stands. */
export function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const texts = useTranslations('control.schedule');
  const { state, nextRunAt, isRunning, skippedCount, pause } = schedule;
  return (
    <Facts
      facts={[
        { name: texts('stateName'), value: <ToneBadge tone={toneOf[state]}>{texts(state)}</ToneBadge> },
        ...(pause === undefined ? [] : [{ name: texts('pausedWhy'), value: <PauseStory pause={pause} /> }]),
        {
          name: texts('nextRun'),
          value: (
            <>
              {nextRunAt === undefined
                ? texts('nextRunNone')
                : texts.rich('nextRunIn', { countdown: () => <Countdown until={nextRunAt} /> })}
              {isRunning && (
                <Text span fz="sm" c="dimmed">
                  {` · ${texts('running')}`}
                </Text>
              )}
            </>
          ),
        },
        { name: texts('overlap'), value: texts('skipped', { count: skippedCount }) },
      ]}
    />
  );
}
