'use client';

import { Anchor, Code } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { Batch } from './batches';
import { FindingWords } from './finding-words';
import { StateBadge } from './state-badge';
import { useBatches } from './use-batches';

const shownAtFirst = 10;

/** The latest answers of the source, and what became of their rows. */
export function BatchesSection() {
  const texts = useTranslations('data.batches');
  const { count } = useFormats();
  const counted = (header: string, of: (batch: Batch) => number): TableColumn<Batch> => ({
    header,
    isNumber: true,
    cell: (batch) => count(of(batch)),
  });

  const columns: TableColumn<Batch>[] = [
    {
      header: texts('batch'),
      cell: ({ id }) => (
        <Anchor component={Link} href={`/lineage?batch=${id}`} fz="inherit">
          <Code>{id}</Code>
        </Anchor>
      ),
    },
    { header: texts('fetched'), cell: ({ fetchedAt }) => <Moment at={fetchedAt} /> },
    { header: texts('state'), cell: ({ state }) => <StateBadge state={state} /> },
    counted(texts('received'), ({ received }) => received),
    counted(texts('inserted'), ({ inserted }) => inserted),
    counted(texts('duplicated'), ({ duplicated }) => duplicated),
    counted(texts('typed'), ({ typed }) => typed),
    counted(texts('quarantined'), ({ quarantined }) => quarantined),
    {
      header: texts('remarks'),
      isText: true,
      cell: ({ decision, findings }) => {
        if (decision !== undefined) return texts('decided', { by: decision.by, reason: decision.reason });
        const notices = findings.filter(({ severity }) => severity === 'notice');
        return notices.map((notice) => <FindingWords key={notice.message} finding={notice} />);
      },
    },
  ];

  return (
    <Section title={texts('title')}>
      <Polled query={useBatches()} height={200} isEcho>
        {({ latest }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={latest}
            shownAtFirst={shownAtFirst}
            keyOf={({ id }) => id}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
