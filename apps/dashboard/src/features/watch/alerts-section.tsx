'use client';

import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { useAlertWords } from './use-alert-words';
import { useWatch } from './use-watch';
import type { Alert } from './watch';

const shownAtFirst = 6;

/** What people were told of, and whether it is over. */
export function AlertsSection() {
  const texts = useTranslations('watch.alerts');
  const common = useTranslations('common');
  const tell = useAlertWords();
  const columns: TableColumn<Alert>[] = [
    { header: texts('what'), cell: ({ kind }) => texts(`kinds.${kind}`) },
    {
      header: texts('state'),
      cell: ({ resolvedAt }) =>
        resolvedAt === undefined ? (
          <ToneBadge tone="bad">{texts('open')}</ToneBadge>
        ) : (
          <ToneBadge tone="good">{texts('recovered')}</ToneBadge>
        ),
    },
    { header: texts('since'), cell: ({ openedAt }) => <Moment at={openedAt} /> },
    {
      header: texts('why'),
      isText: true,
      cell: ({ text, reason }) => (reason === undefined ? <span lang="en">{text}</span> : tell(reason)),
    },
    {
      header: texts('webhook'),
      cell: ({ delivery }) => (delivery === undefined ? common('none') : <span lang="en">{delivery}</span>),
    },
  ];
  return (
    <Section title={texts('title')}>
      <Polled query={useWatch()} height={120} isEcho>
        {({ alerts }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={alerts}
            shownAtFirst={shownAtFirst}
            keyOf={({ id }) => id}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
