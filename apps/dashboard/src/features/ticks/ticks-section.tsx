'use client';

import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { ExternalLink } from '../../ui/external-link';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { Tick } from './tick';
import { TickOutcome } from './tick-outcome';
import { TickStory } from './tick-story';
import { useTicks } from './use-ticks';

const shownAtFirst = 8;

/** The latest runs of the pipeline, each with its outcome and a way to its details in Temporal. */
export function TicksSection() {
  const texts = useTranslations('monitoring.runs');
  const { duration, moment } = useFormats();
  const query = useTicks();

  const columns: TableColumn<Tick>[] = [
    { header: texts('started'), cell: ({ startedAt }) => <Moment at={startedAt} /> },
    { header: texts('outcome'), cell: (tick) => <TickOutcome tick={tick} /> },
    { header: texts('reason'), isText: true, cell: (tick) => <TickStory tick={tick} /> },
    {
      header: texts('took'),
      isNumber: true,
      cell: ({ startedAt, endedAt }) =>
        endedAt && duration(new Date(endedAt).getTime() - new Date(startedAt).getTime()),
    },
    {
      header: texts('link'),
      cell: ({ page, startedAt }) => (
        <ExternalLink href={page} label={moment(new Date(startedAt))}>
          Temporal
        </ExternalLink>
      ),
    },
  ];

  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={query} height={260}>
        {(ticks) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={ticks}
            shownAtFirst={shownAtFirst}
            keyOf={({ runId }) => runId}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
