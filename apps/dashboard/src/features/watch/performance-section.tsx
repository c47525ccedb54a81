'use client';

import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import { useFormats } from '../../ui/use-formats';
import { useChampion } from '../champion';
import { groupByVersion } from './group-by-version';
import { PerformanceChart } from './performance-chart';
import { useWatch } from './use-watch';
import { VersionFilter } from './version-filter';
import type { Report } from './watch';

const chartHeight = 240;
const shownAtFirst = 8;
const tones: Record<Report['performance'], Tone> = { unknown: 'calm', steady: 'good', decayed: 'bad' };

/** How right the model is: as its probabilities let expect before the labels come, and as the labels say. */
export function PerformanceSection({ version }: { version?: string | undefined }) {
  const texts = useTranslations('watch.performance');
  const common = useTranslations('common');
  const { count, share } = useFormats();
  const champion = useChampion().data?.champion?.version;
  const columns: TableColumn<Report>[] = [
    { header: texts('until'), cell: ({ to }) => <Moment at={to} /> },
    { header: texts('version'), cell: ({ version }) => common('version', { version }) },
    { header: texts('rows'), isNumber: true, cell: ({ rows }) => count(rows) },
    {
      header: texts('estimated'),
      isNumber: true,
      cell: ({ estimated }) => (estimated === undefined ? common('none') : share(estimated.accuracy)),
    },
    { header: texts('labelled'), isNumber: true, cell: ({ labelled }) => count(labelled) },
    {
      header: texts('measured'),
      isNumber: true,
      cell: ({ measured }) =>
        measured === undefined
          ? common('none')
          : texts('interval', {
              value: share(measured.accuracy),
              low: share(measured.low),
              high: share(measured.high),
            }),
    },
    {
      header: texts('verdict'),
      cell: ({ performance }) => (
        <ToneBadge tone={tones[performance]}>{texts(`verdicts.${performance}`)}</ToneBadge>
      ),
    },
  ];

  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={useWatch()} height={chartHeight}>
        {({ reports, record }) => {
          const shown = reports.filter((report) => version === undefined || report.version === version);
          const [drawn] = groupByVersion(shown, champion);
          return (
            <Stack gap="sm">
              <VersionFilter reports={reports} shown={version} />
              {drawn !== undefined && drawn.reports.length > 1 && (
                <PerformanceChart reports={drawn.reports} version={drawn.version} height={chartHeight} />
              )}
              <DataTable
                name={texts('title')}
                columns={columns}
                rows={shown}
                shownAtFirst={shownAtFirst}
                keyOf={({ version, to }) => `${version} ${to}`}
                empty={<EmptyNote>{texts('empty')}</EmptyNote>}
              />
              {record.judged > 0 && (
                <Text size="sm" c="dimmed">
                  {texts('record', { judged: record.judged, agreed: record.agreed })}
                </Text>
              )}
            </Stack>
          );
        }}
      </Polled>
    </Section>
  );
}
