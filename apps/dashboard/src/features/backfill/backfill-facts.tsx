'use client';

import { useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import type { Backfill } from './backfill';

/** How far a backfill is, or what came of it. */
export function BackfillFacts({ backfill }: { backfill: Backfill }) {
  const texts = useTranslations('backfill');
  const { progress, reason, startedAt, endedAt } = backfill;
  return (
    <div aria-live="polite">
      <Facts
        facts={[
          ...(startedAt === undefined ? [] : [{ name: texts('started'), value: <Moment at={startedAt} /> }]),
          ...(endedAt === undefined ? [] : [{ name: texts('ended'), value: <Moment at={endedAt} /> }]),
          ...(progress === undefined
            ? []
            : [
                { name: texts('ticks'), value: texts('ticksValue', { count: progress.ticks }) },
                {
                  name: texts('rows'),
                  value: texts('rowsValue', { received: progress.received, inserted: progress.inserted }),
                },
                {
                  name: texts('came'),
                  value: texts('cameValue', { trainings: progress.trainings, held: progress.held }),
                },
              ]),
          ...(reason === undefined || reason === ''
            ? []
            : [{ name: texts('why'), value: <span lang="en">{reason}</span> }]),
        ]}
      />
    </div>
  );
}
