'use client';

import { Button, Code, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/moment';
import { Note } from '../../ui/note';
import type { Batch } from './batches';
import { DecideDialog } from './decide-dialog';
import { FindingsTable } from './findings-table';

/** What is wrong with a batch, and the two ways out. */
export function HeldBatch({ batch }: { batch: Batch }) {
  const texts = useTranslations('data.held');
  const [isReleasing, release] = useDisclosure(false);
  const [isRejecting, reject] = useDisclosure(false);
  return (
    <Stack gap="sm">
      <Note tone="wait" title={texts('waits', { count: batch.received })}>
        <Code>{batch.id}</Code> · <Moment at={batch.fetchedAt} />
      </Note>
      <FindingsTable name={texts('findingsOf', { batch: batch.id })} findings={batch.findings} />
      <Group gap="sm">
        <Button onClick={release.open}>{texts('release.confirm')}</Button>
        <Button variant="default" onClick={reject.open}>
          {texts('reject.confirm')}
        </Button>
      </Group>
      {isReleasing && <DecideDialog batchId={batch.id} verdict="release" onClose={release.close} />}
      {isRejecting && <DecideDialog batchId={batch.id} verdict="reject" onClose={reject.close} />}
    </Stack>
  );
}
