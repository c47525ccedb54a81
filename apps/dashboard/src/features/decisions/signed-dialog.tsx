'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useAct } from '../../ui/use-act';
import type { Decisions } from './decisions';
import { decisionsPath } from './use-decisions';

export type SignedAct = 'approve' | 'reject' | 'rollback' | 'undo';

interface SignedDialogProps {
  act: SignedAct;
  /** The version that it is about. */
  version: string;
  /** What the request says besides who and why. */
  body: object;
  /** A text that must be typed first. */
  typed?: string;
  onClose: () => void;
}

const paths = { approve: 'answer', reject: 'answer', rollback: 'rollback', undo: 'undo' } as const;
const maxWhy = 2000;
const maxWho = 200;

/** An act that stands in the chain of decisions for ever, with who did it and why. */
export function SignedDialog({ act, version, body, typed, onClose }: SignedDialogProps) {
  const texts = useTranslations(`decisions.${act}`);
  const shared = useTranslations('decisions');
  const [why, setWhy] = useState('');
  const [who, setWho] = useState('');
  const [written, setWritten] = useState('');
  const [wasAsked, setAsked] = useState(false);
  const send = useAct<Decisions>({
    path: `${decisionsPath}/${paths[act]}`,
    done: () => texts('done', { version }),
    replaces: decisionsPath,
  });
  const isTyped = typed === undefined || written.trim() === typed;

  function confirm() {
    setAsked(true);
    const signed = { who: who.trim(), why: why.trim() };
    if (signed.who === '' || signed.why === '' || !isTyped) return;
    send.mutate({ ...body, ...signed }, { onSuccess: onClose });
  }

  return (
    <ConfirmDialog
      opened
      title={texts('title', { version })}
      body={texts('body')}
      confirm={texts('confirm')}
      isBusy={send.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextInput
        label={shared('why')}
        required
        maxLength={maxWhy}
        value={why}
        error={wasAsked && why.trim() === '' && shared('missing')}
        onChange={(event) => setWhy(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={shared('who')}
        required
        maxLength={maxWho}
        autoComplete="name"
        value={who}
        error={wasAsked && who.trim() === '' && shared('missing')}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      {typed !== undefined && (
        <TextInput
          label={shared('type', { text: typed })}
          required
          value={written}
          error={wasAsked && !isTyped && shared('type', { text: typed })}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}
