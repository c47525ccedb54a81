'use client';

import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAct } from '../../ui/use-act';
import type { ServedVersion, Serving, Trial, TrialKind, TrialRequest } from './serving';
import { servingPath } from './use-serving';

interface TrialDialogProps {
  kind: TrialKind;
  trial: Trial;
  /** Those that can be tried, the newest first. */
  versions: readonly ServedVersion[];
  onClose: () => void;
}

const usualPercent = { canary: 10, shadow: 100 } as const;

/** Asks which version is to be tried on how many requests. */
export function TrialDialog({ kind, trial, versions, onClose }: TrialDialogProps) {
  const texts = useTranslations('serving.trials');
  const common = useTranslations('common');
  const known = versions.find(({ version }) => version === trial.version) ?? versions[0];
  const [version, setVersion] = useState(known?.version ?? '');
  const [percent, setPercent] = useState<string | number>(trial.percent ?? usualPercent[kind]);
  const send = useAct<Serving, TrialRequest>({
    path: `${servingPath}/try`,
    done: () => texts(`${kind}.started`, { version }),
    replaces: servingPath,
  });
  const share = Number(percent);
  const isShare = percent !== '' && Number.isInteger(share) && share >= 1 && share <= 100;

  return (
    <ConfirmDialog
      opened
      title={texts(`${kind}.dialog`)}
      body={texts(`${kind}.dialogBody`)}
      confirm={texts('start')}
      isBusy={send.isPending}
      onConfirm={() => isShare && send.mutate({ kind, version, percent: share }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <NativeSelect
        label={texts('version')}
        value={version}
        data={versions.map(({ version: value, aliases }) => ({
          value,
          label: [common('version', { version: value }), ...aliases].join(' · '),
        }))}
        onChange={(event) => setVersion(event.currentTarget.value)}
        data-autofocus
      />
      <NumberInput
        label={texts('percentOf')}
        suffix=" %"
        min={1}
        max={100}
        allowDecimal={false}
        clampBehavior="none"
        value={percent}
        error={!isShare && texts('percentWrong')}
        onChange={setPercent}
      />
    </ConfirmDialog>
  );
}
