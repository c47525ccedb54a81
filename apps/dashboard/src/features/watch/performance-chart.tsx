'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ShareChart } from '../../ui/share-chart';
import { useFormats } from '../../ui/use-formats';
import type { Report } from './watch';

interface PerformanceChartProps {
  /** Of one version. */
  reports: readonly Report[];
  version: string;
  height: number;
}

/** Estimated and measured accuracy of a version, window by window. The numbers stand in the table below it. */
export function PerformanceChart({ reports, version, height }: PerformanceChartProps) {
  const texts = useTranslations('watch.performance');
  const { minute } = useFormats();
  const points = useMemo(
    () =>
      reports.toReversed().map(({ to, estimated, measured }) => ({
        at: minute(new Date(to)),
        estimated: estimated?.accuracy ?? null,
        measured: measured?.accuracy ?? null,
        low: measured?.low ?? null,
        high: measured?.high ?? null,
      })),
    [reports, minute],
  );
  const bound = 'color-mix(in oklab, var(--accent) 45%, transparent)';

  return (
    <ShareChart
      summary={texts('summary', { count: reports.length, version })}
      height={height}
      points={points}
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
      dotRadius={2.5}
    />
  );
}
