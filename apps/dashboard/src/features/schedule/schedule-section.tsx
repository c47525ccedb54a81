'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useAct } from '../../ui/use-act';
import { PauseDialog } from './pause-dialog';
import type { Schedule } from './schedule';
import { ScheduleFacts } from './schedule-facts';
import { schedulePath, useSchedule } from './use-schedule';

/** When the pipeline runs next, and the levers to change that. */
export function ScheduleSection() {
  const texts = useTranslations('control.schedule');
  const query = useSchedule();
  return (
    <Section title={texts('title')}>
      <Polled query={query} height={190}>
        {(schedule) => (
          <Stack gap="md">
            <ScheduleFacts schedule={schedule} />
            {schedule.state === 'missing' ? (
              <Text fz="sm" c="dimmed">
                {texts('missingBody')}
              </Text>
            ) : (
              <ScheduleLevers schedule={schedule} />
            )}
          </Stack>
        )}
      </Polled>
    </Section>
  );
}

function ScheduleLevers({ schedule }: { schedule: Schedule }) {
  const texts = useTranslations('control.schedule');
  const [isAskingToRun, askToRun] = useDisclosure(false);
  const [isAskingToPause, askToPause] = useDisclosure(false);
  const runNow = useAct<Schedule>({
    path: `${schedulePath}/run-now`,
    done: () => texts('runNowDone'),
    replaces: schedulePath,
  });
  const resume = useAct<Schedule>({
    path: `${schedulePath}/resume`,
    done: () => texts('resumeDone'),
    replaces: schedulePath,
  });

  return (
    <Group gap="sm">
      <Button
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        disabled={schedule.isRunning}
        onClick={askToRun.open}
      >
        {texts('runNow')}
      </Button>
      {schedule.state === 'paused' ? (
        <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate({})}>
          {texts('resume')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={askToPause.open}
        >
          {texts('pause')}
        </Button>
      )}
      <ConfirmDialog
        opened={isAskingToRun}
        title={texts('runNowTitle')}
        body={texts('runNowBody')}
        confirm={texts('runNow')}
        isBusy={runNow.isPending}
        onConfirm={() => runNow.mutate({}, { onSettled: askToRun.close })}
        onClose={askToRun.close}
      />
      {isAskingToPause && <PauseDialog onClose={askToPause.close} />}
    </Group>
  );
}
