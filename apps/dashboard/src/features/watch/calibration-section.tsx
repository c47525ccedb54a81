'use client';

import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { useFormats } from '../../ui/use-formats';
import { LabelsSection } from './labels-section';
import type { ReliabilityTenth } from './watch';

/** Whether the confidence of answers means what it says: of those that are 80 % sure, are 80 % right? */
export function CalibrationSection({ version }: { version?: string | undefined }) {
  const texts = useTranslations('watch.calibration');
  const { count, share } = useFormats();
  const columns: TableColumn<ReliabilityTenth>[] = [
    { header: texts('said'), cell: ({ confidenceSum, rows }) => share(confidenceSum / rows) },
    { header: texts('right'), isNumber: true, cell: ({ correct, rows }) => share(correct / rows) },
    { header: texts('rows'), isNumber: true, cell: ({ rows }) => count(rows) },
  ];
  return (
    <LabelsSection title={texts('title')} lead={texts('lead')} empty={texts('empty')} version={version}>
      {({ reliability }) => (
        <DataTable
          name={texts('title')}
          columns={columns}
          rows={reliability.filter(({ rows }) => rows > 0).toReversed()}
          keyOf={({ confidenceSum, rows }) => `${confidenceSum} ${rows}`}
          empty={<EmptyNote>{texts('empty')}</EmptyNote>}
        />
      )}
    </LabelsSection>
  );
}
