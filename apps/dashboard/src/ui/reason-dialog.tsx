'use client';

import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog';

interface Field {
  label: string;
  hint?: string;
  maxLength: number;
  /** Said where it is left empty; without it, it may be. */
  missing?: string;
}

interface ReasonDialogProps {
  title: string;
  body: string;
  confirm: string;
  isBusy: boolean;
  why: Field;
  who: Field;
  /** A text that must be typed first, and how that is asked for. */
  typed?: { text: string; label: string };
  onConfirm: (given: { why: string; who: string }) => void;
  onClose: () => void;
}

/** Asks for the reason and the name of whoever does something that others will want to understand. */
export function ReasonDialog({ why, who, typed, onConfirm, ...dialog }: ReasonDialogProps) {
  const [given, setGiven] = useState({ why: '', who: '', typed: '' });
  const [wasAsked, setAsked] = useState(false);
  const isTyped = typed === undefined || given.typed.trim() === typed.text;
  const problemOf = ({ missing }: Field, text: string) => (text.trim() === '' ? missing : undefined);

  function confirm() {
    setAsked(true);
    if (!isTyped || problemOf(why, given.why) !== undefined || problemOf(who, given.who) !== undefined)
      return;
    onConfirm({ why: given.why.trim(), who: given.who.trim() });
  }

  const input = (name: keyof typeof given, field: Omit<Field, 'missing'>, problem: ReactNode) => (
    <TextInput
      label={field.label}
      description={field.hint}
      maxLength={field.maxLength}
      value={given[name]}
      error={wasAsked && problem}
      onChange={({ currentTarget: { value } }) => setGiven((before) => ({ ...before, [name]: value }))}
      {...(name === 'who' ? { autoComplete: 'name' } : {})}
      {...(name === 'why' ? { 'data-autofocus': true } : {})}
      required={name === 'typed' || { why, who }[name].missing !== undefined}
    />
  );

  return (
    <ConfirmDialog opened {...dialog} onConfirm={confirm}>
      {input('why', why, problemOf(why, given.why))}
      {input('who', who, problemOf(who, given.who))}
      {typed && input('typed', { label: typed.label, maxLength: 100 }, !isTyped && typed.label)}
    </ConfirmDialog>
  );
}
