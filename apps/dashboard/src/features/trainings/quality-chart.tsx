'use client';

import { LineChart } from '@mantine/charts';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { shareDomain } from './share-domain';
import { shareTicks } from './share-ticks';
import { toChartPoints } from './to-chart-points';
import type { Training } from './training';

const manyPoints = 40;

/** Accuracy and macro F1, training by training. The numbers stand in the table of trainings too. */
export function QualityChart({ trainings, height }: { trainings: readonly Training[]; height: number }) {
  const texts = useTranslations('monitoring.quality');
  const common = useTranslations('common');
  const { share, wholeShare, clock } = useFormats();
  const points = useMemo(
    () =>
      toChartPoints(trainings, ({ version, trainedAt }) =>
        version === undefined ? clock(new Date(trainedAt)) : common('version', { version }),
      ),
    [trainings, clock, common],
  );
  const domain = shareDomain(points.flatMap(({ accuracy, f1Macro }) => [accuracy, f1Macro]));

  return (
    <figure style={{ margin: 0 }} aria-label={texts('summary', { count: trainings.length })}>
      <LineChart
        h={height}
        data={points}
        dataKey="at"
        series={[
          { name: 'accuracy', label: texts('accuracy'), color: 'var(--accent)' },
          {
            name: 'f1Macro',
            label: texts('f1Macro'),
            color: 'var(--mantine-color-dimmed)',
            strokeDasharray: '5 4',
          },
        ]}
        curveType="linear"
        withLegend
        withDots={points.length <= manyPoints}
        dotProps={{ r: 3 }}
        strokeWidth={2}
        gridAxis="x"
        tickLine="none"
        valueFormatter={share}
        yAxisProps={{ domain, ticks: shareTicks(domain), width: 48, tickFormatter: wholeShare }}
        xAxisProps={{ minTickGap: 48, padding: { left: 12, right: 12 } }}
        lineProps={{ isAnimationActive: false }}
        tooltipAnimationDuration={0}
      />
    </figure>
  );
}
