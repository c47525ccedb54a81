'use client';

import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../ui/reason-dialog';
import { useAct } from '../../ui/use-act';
import type { BatchDecisionRequest, Batches } from './batches';
import { batchesPath } from './use-batches';

interface DecideDialogProps {
  batchId: string;
  verdict: BatchDecisionRequest['verdict'];
  onClose: () => void;
}

/** Releases or rejects a held batch, by somebody and for a reason that stay with it. */
export function DecideDialog({ batchId, verdict, onClose }: DecideDialogProps) {
  const texts = useTranslations(`data.held.${verdict}`);
  const shared = useTranslations('data.held');
  const decide = useAct<Batches, BatchDecisionRequest>({
    path: `${batchesPath}/decide`,
    done: () => texts('done', { batch: batchId }),
    replaces: batchesPath,
  });
  return (
    <ReasonDialog
      title={texts('title', { batch: batchId })}
      body={texts('body')}
      confirm={texts('confirm')}
      isBusy={decide.isPending}
      why={{ label: shared('reason'), missing: shared('missing'), maxLength: 500 }}
      who={{ label: shared('by'), missing: shared('missing'), maxLength: 100 }}
      onConfirm={({ why, who }) =>
        decide.mutate({ batchId, verdict, reason: why, by: who }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  );
}
