'use client';

import { Code } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { Batch } from './samples';
import { useSamples } from './use-samples';

const shownAtFirst = 5;

/** The latest answers of the source, and how many of their rows were new. */
export function BatchesSection() {
  const texts = useTranslations('monitoring.batches');
  const { count } = useFormats();
  const counted = (header: string, of: (batch: Batch) => number): TableColumn<Batch> => ({
    header,
    isNumber: true,
    cell: (batch) => count(of(batch)),
  });

  const columns: TableColumn<Batch>[] = [
    { header: texts('batch'), cell: ({ id }) => <Code>{id}</Code> },
    { header: texts('fetched'), cell: ({ fetchedAt }) => <Moment at={fetchedAt} /> },
    counted(texts('received'), ({ received }) => received),
    counted(texts('inserted'), ({ inserted }) => inserted),
    counted(texts('duplicated'), ({ duplicated }) => duplicated),
    counted(texts('failed'), ({ failed }) => failed),
  ];

  return (
    <Section title={texts('title')}>
      <Polled query={useSamples()} height={200}>
        {({ latestBatches }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={latestBatches}
            shownAtFirst={shownAtFirst}
            keyOf={({ id }) => id}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
