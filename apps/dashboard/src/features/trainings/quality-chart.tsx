'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ShareChart } from '../../ui/share-chart';
import { useFormats } from '../../ui/use-formats';
import { toChartPoints } from './to-chart-points';
import type { Training } from './training';

const manyPoints = 40;

/** Accuracy and macro F1, training by training. The numbers stand in the table of trainings too. */
export function QualityChart({ trainings, height }: { trainings: readonly Training[]; height: number }) {
  const texts = useTranslations('monitoring.quality');
  const common = useTranslations('common');
  const { clock } = useFormats();
  const points = useMemo(
    () =>
      toChartPoints(trainings, ({ version, trainedAt }) =>
        version === undefined ? clock(new Date(trainedAt)) : common('version', { version }),
      ),
    [trainings, clock, common],
  );

  return (
    <ShareChart
      summary={texts('summary', { count: trainings.length })}
      height={height}
      points={points}
      series={[
        { name: 'accuracy', label: texts('accuracy'), color: 'var(--accent)' },
        {
          name: 'f1Macro',
          label: texts('f1Macro'),
          color: 'var(--mantine-color-dimmed)',
          strokeDasharray: '5 4',
        },
      ]}
      dotRadius={3}
      withDots={points.length <= manyPoints}
    />
  );
}
