'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerStop, IconStack2 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ExternalLink } from '../../ui/external-link';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import { useAct } from '../../ui/use-act';
import type { Backfill } from './backfill';
import { BackfillDialog } from './backfill-dialog';
import { BackfillFacts } from './backfill-facts';
import { backfillPath, useBackfill } from './use-backfill';

const tones: Record<Backfill['state'], Tone> = {
  none: 'calm',
  running: 'wait',
  drained: 'good',
  ended: 'good',
  cancelled: 'calm',
  failed: 'bad',
};

/** Takes in all that the source still has, without waiting for the schedule. */
export function BackfillSection() {
  const texts = useTranslations('backfill');
  const query = useBackfill();
  const state = query.data?.state;
  return (
    <Section
      title={texts('title')}
      lead={texts('lead')}
      aside={state && <ToneBadge tone={tones[state]}>{texts(`states.${state}`)}</ToneBadge>}
    >
      <Polled query={query} height={80}>
        {(backfill) => (
          <Stack gap="md">
            {backfill.state !== 'none' && <BackfillFacts backfill={backfill} />}
            <Levers isRunning={backfill.state === 'running'} page={backfill.page} />
          </Stack>
        )}
      </Polled>
    </Section>
  );
}

function Levers({ isRunning, page }: { isRunning: boolean; page: string }) {
  const texts = useTranslations('backfill');
  const [isStarting, start] = useDisclosure(false);
  const [isEnding, end] = useDisclosure(false);
  const cancel = useAct<Backfill>({
    path: `${backfillPath}/cancel`,
    done: () => texts('cancelled'),
    replaces: backfillPath,
  });
  return (
    <Group gap="md">
      {isRunning ? (
        <>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            loading={cancel.isPending}
            onClick={end.open}
          >
            {texts('cancel')}
          </Button>
          <ExternalLink href={page}>{texts('follow')}</ExternalLink>
        </>
      ) : (
        <Button variant="default" leftSection={<IconStack2 size={16} aria-hidden />} onClick={start.open}>
          {texts('start')}
        </Button>
      )}
      {isStarting && <BackfillDialog onClose={start.close} />}
      <ConfirmDialog
        opened={isEnding}
        title={texts('cancelTitle')}
        body={texts('cancelBody')}
        confirm={texts('cancel')}
        isBusy={cancel.isPending}
        onConfirm={() => cancel.mutate({}, { onSettled: end.close })}
        onClose={end.close}
      />
    </Group>
  );
}
