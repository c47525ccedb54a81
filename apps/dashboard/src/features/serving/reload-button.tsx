'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAct } from '../../ui/use-act';

/** Makes inference look at the champion again. */
export function ReloadButton() {
  const texts = useTranslations('serving.reload');
  const [isAsking, ask] = useDisclosure(false);
  const reload = useAct<{ version: string }>({
    path: '/api/model/reload',
    done: ({ version }) => texts('done', { version }),
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={ask.open}
      >
        {texts('button')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={texts('title')}
        body={texts('body')}
        confirm={texts('button')}
        isBusy={reload.isPending}
        onConfirm={() => reload.mutate({}, { onSettled: ask.close })}
        onClose={ask.close}
      />
    </>
  );
}
