'use client';

import type { AlertReason } from '@canopy/pipeline-contract';
import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { useComparedLabel } from './use-compared-label';

type WindowReason = Extract<AlertReason, { code: 'drift' | 'decay' }>;

/** Says in the reader's language why an alert was opened; in brief, without the window that showed it. */
export function useAlertWords(isBrief = false): (reason: AlertReason) => string {
  const texts = useTranslations('watch.alerts.told');
  const list = new Intl.ListFormat(useLocale());
  const labelOf = useComparedLabel();
  const { share, moment } = useFormats();
  const tellWindow = ({ version, to, rows, drifted, accuracy }: WindowReason) => {
    const columns =
      drifted.length === 0 ? undefined : texts('columns', { columns: list.format(drifted.map(labelOf)) });
    const right = accuracy && texts(accuracy.by, { share: share(accuracy.value), count: accuracy.rows });
    return [texts('window', { version, until: moment(new Date(to)), rows }), columns, right]
      .filter((part) => part !== undefined)
      .join(' ');
  };
  return (reason) => {
    switch (reason.code) {
      case 'drift':
      case 'decay':
        return isBrief ? texts(reason.code) : `${texts(reason.code)} ${tellWindow(reason)}`;
      case 'breaker':
        return texts('breaker', { failures: reason.failures });
      default:
        return reason satisfies never;
    }
  };
}
