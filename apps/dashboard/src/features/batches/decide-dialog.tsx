'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAct } from '../../ui/use-act';
import type { BatchDecisionRequest, Batches } from './batches';
import { batchesPath } from './use-batches';

const maxReason = 500;
const maxName = 100;

interface DecideDialogProps {
  batchId: string;
  verdict: BatchDecisionRequest['verdict'];
  opened: boolean;
  onClose: () => void;
}

/** Releases or rejects a held batch, by somebody and for a reason that stay with it. */
export function DecideDialog({ batchId, verdict, opened, onClose }: DecideDialogProps) {
  const texts = useTranslations(`data.held.${verdict}`);
  const shared = useTranslations('data.held');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const [wasAsked, setAsked] = useState(false);
  const decide = useAct<Batches, BatchDecisionRequest>({
    path: `${batchesPath}/decide`,
    done: () => texts('done', { batch: batchId }),
    replaces: batchesPath,
  });

  function confirm() {
    setAsked(true);
    const decision = { batchId, verdict, by: by.trim(), reason: reason.trim() };
    if (decision.by === '' || decision.reason === '') return;
    decide.mutate(decision, { onSuccess: onClose });
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={texts('title', { batch: batchId })}
      body={texts('body')}
      confirm={texts('confirm')}
      isBusy={decide.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        label={shared('reason')}
        required
        maxLength={maxReason}
        value={reason}
        error={wasAsked && reason.trim() === '' && shared('missing')}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={shared('by')}
        required
        maxLength={maxName}
        autoComplete="name"
        value={by}
        error={wasAsked && by.trim() === '' && shared('missing')}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
