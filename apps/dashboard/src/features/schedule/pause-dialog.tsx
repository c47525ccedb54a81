'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAct } from '../../ui/use-act';
import type { PauseRequest, Schedule } from './schedule';
import { schedulePath } from './use-schedule';

const maxReason = 300;
const maxName = 80;

/** Pauses the schedule, with a reason that everybody will see. */
export function PauseDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTranslations('control.schedule');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const [isReasonMissing, setReasonMissing] = useState(false);
  const pause = useAct<Schedule, PauseRequest>({
    path: `${schedulePath}/pause`,
    done: () => texts('pauseDone'),
    replaces: schedulePath,
  });

  function confirm() {
    const given = reason.trim();
    setReasonMissing(given === '');
    if (given === '') return;
    const name = by.trim();
    pause.mutate(
      { reason: given, ...(name === '' ? {} : { by: name }) },
      {
        onSuccess() {
          setReason('');
          onClose();
        },
      },
    );
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={texts('pauseTitle')}
      body={texts('pauseBody')}
      confirm={texts('pauseConfirm')}
      isBusy={pause.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        label={texts('pauseReason')}
        description={texts('pauseReasonHint')}
        required
        maxLength={maxReason}
        value={reason}
        error={isReasonMissing && texts('pauseReasonMissing')}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={texts('pauseName')}
        description={texts('pauseNameHint')}
        maxLength={maxName}
        autoComplete="name"
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
