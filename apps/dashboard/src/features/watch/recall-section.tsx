'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { useFormats } from '../../ui/use-formats';
import { LabelsSection } from './labels-section';
import type { ClassRecall } from './watch';

type CoverType = keyof (typeof en)['coverTypes'];

/** Class by class, how many of the newest labelled rows of a version were found. */
export function RecallSection({ version }: { version?: string | undefined }) {
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
    <LabelsSection title={texts('title')} lead={texts('lead')} empty={texts('empty')} version={version}>
      {({ recalls }) => (
        <DataTable
          name={texts('title')}
          columns={columns}
          rows={recalls.filter(({ support }) => support > 0)}
          keyOf={({ label }) => String(label)}
          empty={<EmptyNote>{texts('empty')}</EmptyNote>}
        />
      )}
    </LabelsSection>
  );
}
