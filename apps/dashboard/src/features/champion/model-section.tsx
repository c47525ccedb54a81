'use client';

import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useAct } from '../../ui/use-act';
import { useChampion } from './use-champion';

/** Makes inference look at the champion again. */
export function ModelSection() {
  const texts = useTranslations('control.model');
  const common = useTranslations('common');
  const [isAsking, ask] = useDisclosure(false);
  const reload = useAct<{ version: string }>({
    path: '/api/model/reload',
    done: ({ version }) => texts('reloadDone', { version }),
  });
  return (
    <Section title={texts('title')}>
      <Polled query={useChampion()} height={190}>
        {({ champion }) => (
          <Stack gap="md" align="flex-start">
            <Text fz="1.25rem" fw={650}>
              {champion === undefined ? texts('none') : common('version', { version: champion.version })}
            </Text>
            <Text fz="sm" c="dimmed">
              {texts('body')}
            </Text>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              disabled={champion === undefined}
              onClick={ask.open}
            >
              {texts('reload')}
            </Button>
          </Stack>
        )}
      </Polled>
      <ConfirmDialog
        opened={isAsking}
        title={texts('reloadTitle')}
        body={texts('reloadBody')}
        confirm={texts('reload')}
        isBusy={reload.isPending}
        onConfirm={() => reload.mutate({}, { onSettled: ask.close })}
        onClose={ask.close}
      />
    </Section>
  );
}
