'use client';

import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { ModelEvaluation } from './model-card';
import { useCoverName } from './use-cover-name';

type ClassRow = ModelEvaluation['candidate']['perClass'][number] & {
  label: number;
  covered: number | null | undefined;
};

/** How good a version is at each class of the hold-out. */
export function ClassesSection({ evaluation }: { evaluation: ModelEvaluation | undefined }) {
  const texts = useTranslations('models.classes');
  const common = useTranslations('common');
  const nameOf = useCoverName();
  const { share, count } = useFormats();
  const rows = (evaluation?.candidate.perClass ?? []).map((ofClass, label) => ({
    ...ofClass,
    label,
    covered: evaluation?.reliability?.coveredByClass[label],
  }));
  const columns: TableColumn<ClassRow>[] = [
    { header: texts('cover'), cell: ({ label }) => nameOf(label) },
    { header: texts('rows'), isNumber: true, cell: ({ support }) => count(support) },
    { header: texts('precision'), isNumber: true, cell: ({ precision }) => share(precision) },
    { header: texts('recall'), isNumber: true, cell: ({ recall }) => share(recall) },
    { header: texts('f1'), isNumber: true, cell: ({ f1 }) => share(f1) },
    {
      header: texts('covered'),
      isNumber: true,
      cell: ({ covered }) => (typeof covered === 'number' ? share(covered) : common('none')),
    },
  ];
  return (
    <Section title={texts('title')}>
      <DataTable
        name={texts('title')}
        columns={columns}
        rows={rows}
        keyOf={({ label }) => String(label)}
        empty={<EmptyNote>{texts('empty')}</EmptyNote>}
      />
    </Section>
  );
}
