'use client';

import { Anchor, Code } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { PageButtons } from '../../ui/page-buttons';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { usePolled } from '../../ui/use-polled';
import type { LineageRows } from './lineage';

/** The rows that a snapshot holds, of all batches or of one, page by page. */
export function RowsSection({ snapshot, batch }: { snapshot: string; batch: string | undefined }) {
  const texts = useTranslations('lineage');
  const [cursor, turn] = useState<string>();
  const query = new URLSearchParams({
    snapshot,
    limit: '20',
    ...(batch && { batch }),
    ...(cursor && { after: cursor }),
  });
  const title = texts('rowListTitle', { snapshot: snapshot.slice(0, 10) });
  return (
    <Section title={title}>
      <Polled query={usePolled<LineageRows>(`/api/lineage/rows?${query}`)} height={200}>
        {({ rows, next }) => (
          <>
            <DataTable
              name={title}
              rows={rows}
              keyOf={({ id }) => id}
              empty={<EmptyNote>{texts('nothing')}</EmptyNote>}
              columns={[
                {
                  header: texts('row'),
                  cell: ({ id }) => (
                    <Anchor component={Link} href={`/lineage?row=${id}`} fz="inherit">
                      {id}
                    </Anchor>
                  ),
                },
                { header: texts('hash'), cell: ({ hash }) => <Code>{hash.slice(0, 16)}</Code> },
                { header: texts('batch'), cell: ({ batchId }) => <Code>{batchId}</Code> },
                {
                  header: texts('side'),
                  cell: ({ isHoldout }) => texts(isHoldout ? 'judgedBy' : 'learnedFrom'),
                },
              ]}
            />
            <PageButtons cursor={cursor} next={next} turn={turn} />
          </>
        )}
      </Polled>
    </Section>
  );
}
