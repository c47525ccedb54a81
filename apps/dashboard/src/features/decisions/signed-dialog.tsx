'use client';

import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../ui/reason-dialog';
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

/** An act that stands in the chain of decisions for ever, with who did it and why. */
export function SignedDialog({ act, version, body, typed, onClose }: SignedDialogProps) {
  const texts = useTranslations(`decisions.${act}`);
  const shared = useTranslations('decisions');
  const send = useAct<Decisions>({
    path: `${decisionsPath}/${paths[act]}`,
    done: () => texts('done', { version }),
    replaces: decisionsPath,
  });
  return (
    <ReasonDialog
      title={texts('title', { version })}
      body={texts('body')}
      confirm={texts('confirm')}
      isBusy={send.isPending}
      why={{ label: shared('why'), missing: shared('missing'), maxLength: 2000 }}
      who={{ label: shared('who'), missing: shared('missing'), maxLength: 200 }}
      {...(typed !== undefined && { typed: { text: typed, label: shared('type', { text: typed }) } })}
      onConfirm={(signed) => send.mutate({ ...body, ...signed }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
