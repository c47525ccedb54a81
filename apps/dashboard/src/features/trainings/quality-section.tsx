'use client';

import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { QualityChart } from './quality-chart';
import { useTrainings } from './use-trainings';

const chartHeight = 260;

/** Whether the models get better. */
export function QualitySection({ title }: { title?: string }) {
  const texts = useTranslations('monitoring.quality');
  return (
    <Section title={title ?? texts('title')}>
      <Polled query={useTrainings()} height={chartHeight}>
        {(trainings) => {
          if (trainings.length === 0) return <EmptyNote>{texts('empty')}</EmptyNote>;
          if (trainings.length === 1) return <EmptyNote>{texts('one')}</EmptyNote>;
          return <QualityChart trainings={trainings} height={chartHeight} />;
        }}
      </Polled>
    </Section>
  );
}
