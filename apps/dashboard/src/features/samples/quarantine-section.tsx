'use client';

import { Code } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { QuarantineReason } from './samples';
import { useColumnLabel } from './use-column-label';
import { useSamples } from './use-samples';

/** Which rows were kept out of training, and why. */
export function QuarantineSection() {
  const texts = useTranslations('monitoring.quarantine');
  const labelOf = useColumnLabel();
  const { count } = useFormats();

  const columns: TableColumn<QuarantineReason>[] = [
    {
      header: texts('column'),
      cell: ({ column }) => (column === undefined ? texts('wholeRow') : labelOf(column)),
    },
    { header: texts('reason'), isText: true, cell: ({ reason }) => <span lang="en">{reason}</span> },
    {
      header: texts('example'),
      cell: ({ example }) => example !== undefined && <Code>{example === '' ? '""' : example}</Code>,
    },
    { header: texts('rows'), isNumber: true, cell: ({ rows }) => count(rows) },
    { header: texts('latest'), cell: ({ latestAt }) => <Moment at={latestAt} /> },
  ];

  return (
    <Section title={texts('title')}>
      <Polled query={useSamples()} height={160}>
        {({ quarantineReasons }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={quarantineReasons}
            keyOf={({ column, reason }) => `${column}: ${reason}`}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
