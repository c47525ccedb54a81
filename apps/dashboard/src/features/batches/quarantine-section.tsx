'use client';

import { Code, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import { useColumnLabel } from '../samples';
import type { QuarantineRule } from './batches';
import { RuleSamples } from './rule-samples';
import { useBatches } from './use-batches';

/** Which rows were kept out of training, by the rule that they break, with some of them. */
export function QuarantineSection() {
  const texts = useTranslations('data.quarantine');
  const labelOf = useColumnLabel();
  const { count } = useFormats();

  const columns: TableColumn<QuarantineRule>[] = [
    { header: texts('rule'), cell: ({ rule }) => <Code>{rule}</Code> },
    {
      header: texts('column'),
      cell: ({ column }) =>
        column === undefined ? texts('wholeRow') : column.split(', ').map(labelOf).join(', '),
    },
    { header: texts('rows'), isNumber: true, cell: ({ rows }) => count(rows) },
    { header: texts('latest'), cell: ({ latestAt }) => <Moment at={latestAt} /> },
    { header: texts('samples'), isText: true, cell: (broken) => <RuleSamples broken={broken} /> },
  ];

  return (
    <Section title={texts('title')}>
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          {texts('lead')}
        </Text>
        <Polled query={useBatches()} height={160} isEcho>
          {({ quarantine }) => (
            <DataTable
              name={texts('title')}
              columns={columns}
              rows={quarantine}
              keyOf={({ column, rule }) => `${column}: ${rule}`}
              empty={<EmptyNote>{texts('empty')}</EmptyNote>}
            />
          )}
        </Polled>
      </Stack>
    </Section>
  );
}
