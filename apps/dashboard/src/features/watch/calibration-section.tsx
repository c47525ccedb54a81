'use client';

import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import { useWatch } from './use-watch';
import type { ReliabilityTenth } from './watch';

/** Whether the confidence of answers means what it says: of those that are 80 % sure, are 80 % right? */
export function CalibrationSection() {
  const texts = useTranslations('watch.calibration');
  const { count, share } = useFormats();
  const columns: TableColumn<ReliabilityTenth>[] = [
    { header: texts('said'), cell: ({ confidenceSum, rows }) => share(confidenceSum / rows) },
    { header: texts('right'), isNumber: true, cell: ({ correct, rows }) => share(correct / rows) },
    { header: texts('rows'), isNumber: true, cell: ({ rows }) => count(rows) },
  ];
  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={useWatch()} height={200}>
        {({ reliability }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={reliability.filter(({ rows }) => rows > 0).toReversed()}
            keyOf={({ confidenceSum, rows }) => `${confidenceSum} ${rows}`}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
