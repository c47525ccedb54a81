'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import { useWatch } from './use-watch';
import type { ClassRecall } from './watch';

type CoverType = keyof (typeof en)['coverTypes'];

/** Class by class, how many of the newest labelled rows were found. */
export function RecallSection() {
  const texts = useTranslations('watch.recalls');
  const covers = useTranslations('coverTypes');
  const { count, share } = useFormats();
  const columns: TableColumn<ClassRecall>[] = [
    { header: texts('class'), cell: ({ label }) => covers(String(label) as CoverType) },
    { header: texts('found'), isNumber: true, cell: ({ value }) => share(value) },
    {
      header: texts('interval'),
      isNumber: true,
      cell: ({ low, high }) => texts('range', { low: share(low), high: share(high) }),
    },
    { header: texts('rows'), isNumber: true, cell: ({ support }) => count(support) },
  ];
  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={useWatch()} height={200}>
        {({ recalls }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={recalls.filter(({ support }) => support > 0)}
            keyOf={({ label }) => String(label)}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
