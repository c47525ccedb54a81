'use client';

import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAct } from '../../ui/use-act';
import type { Backfill, BackfillRequest } from './backfill';
import { backfillPath } from './use-backfill';

const bounds = {
  pauseSeconds: { min: 0, max: 86_400 },
  mostTicks: { min: 1, max: 10_000 },
} as const;
const fields = ['mostTicks', 'pauseSeconds'] as const;

/** Asks how often the source is asked, and how long to wait in between. */
export function BackfillDialog({ onClose }: { onClose: () => void }) {
  const texts = useTranslations('backfill');
  const [given, setGiven] = useState<Record<keyof BackfillRequest, string | number>>({
    mostTicks: 20,
    pauseSeconds: 300,
  });
  const start = useAct<Backfill, BackfillRequest>({
    path: `${backfillPath}/start`,
    done: () => texts('startDone'),
    replaces: backfillPath,
  });
  const isWithin = (name: (typeof fields)[number]) => {
    const { min, max } = bounds[name];
    const value = Number(given[name]);
    return given[name] !== '' && Number.isInteger(value) && value >= min && value <= max;
  };

  function confirm() {
    if (!fields.every(isWithin)) return;
    const request = { mostTicks: Number(given.mostTicks), pauseSeconds: Number(given.pauseSeconds) };
    start.mutate(request, { onSuccess: onClose });
  }

  return (
    <ConfirmDialog
      opened
      title={texts('startTitle')}
      body={texts('startBody')}
      confirm={texts('start')}
      isBusy={start.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {fields.map((name, index) => (
        <NumberInput
          key={name}
          label={texts(`${name}.label`)}
          description={texts(`${name}.hint`)}
          {...bounds[name]}
          allowDecimal={false}
          clampBehavior="none"
          value={given[name]}
          error={!isWithin(name) && texts('wrong', bounds[name])}
          onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
          {...(index === 0 ? { 'data-autofocus': true } : {})}
        />
      ))}
    </ConfirmDialog>
  );
}
