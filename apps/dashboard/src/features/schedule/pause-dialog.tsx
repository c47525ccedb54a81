'use client';

import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../ui/reason-dialog';
import { useAct } from '../../ui/use-act';
import type { PauseRequest, Schedule } from './schedule';
import { schedulePath } from './use-schedule';

/** Pauses the schedule, with a reason that everybody will see. */
export function PauseDialog({ onClose }: { onClose: () => void }) {
  const texts = useTranslations('control.schedule');
  const pause = useAct<Schedule, PauseRequest>({
    path: `${schedulePath}/pause`,
    done: () => texts('pauseDone'),
    replaces: schedulePath,
  });
  return (
    <ReasonDialog
      title={texts('pauseTitle')}
      body={texts('pauseBody')}
      confirm={texts('pauseConfirm')}
      isBusy={pause.isPending}
      why={{
        label: texts('pauseReason'),
        hint: texts('pauseReasonHint'),
        missing: texts('pauseReasonMissing'),
        maxLength: 300,
      }}
      who={{ label: texts('pauseName'), hint: texts('pauseNameHint'), maxLength: 80 }}
      onConfirm={({ why, who }) =>
        pause.mutate({ reason: why, ...(who === '' ? {} : { by: who }) }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  );
}
