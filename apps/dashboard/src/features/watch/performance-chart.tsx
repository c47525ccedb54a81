'use client';

import { LineChart } from '@mantine/charts';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { shareDomain, shareTicks } from '../trainings';
import type { Report } from './watch';

/** Estimated and measured accuracy, window by window. The numbers stand in the table below it. */
export function PerformanceChart({ reports, height }: { reports: readonly Report[]; height: number }) {
  const texts = useTranslations('watch.performance');
  const { share, wholeShare, clock } = useFormats();
  const points = useMemo(
    () =>
      reports.toReversed().map(({ to, estimated, measured }) => ({
        at: clock(new Date(to)),
        estimated: estimated?.accuracy ?? null,
        measured: measured?.accuracy ?? null,
        low: measured?.low ?? null,
        high: measured?.high ?? null,
      })),
    [reports, clock],
  );
  const domain = shareDomain(
    points.flatMap(({ estimated, measured, low, high }) =>
      [estimated, measured, low, high].filter((value) => value !== null),
    ),
  );
  const bound = 'color-mix(in oklab, var(--accent) 45%, transparent)';

  return (
    <figure style={{ margin: 0 }} aria-label={texts('summary', { count: reports.length })}>
      <LineChart
        h={height}
        data={points}
        dataKey="at"
        series={[
          { name: 'measured', label: texts('measured'), color: 'var(--accent)' },
          { name: 'low', label: texts('low'), color: bound, strokeDasharray: '2 3' },
          { name: 'high', label: texts('high'), color: bound, strokeDasharray: '2 3' },
          {
            name: 'estimated',
            label: texts('estimated'),
            color: 'var(--mantine-color-dimmed)',
            strokeDasharray: '5 4',
          },
        ]}
        curveType="linear"
        connectNulls={false}
        withLegend
        dotProps={{ r: 2.5 }}
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
