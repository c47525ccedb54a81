import { LineChart, type LineChartSeries } from '@mantine/charts';
import { shareDomain } from './share-domain';
import { shareTicks } from './share-ticks';
import { useFormats } from './use-formats';

/** Where its lines stand at one moment, by the names of the series; a line is broken where there is nothing. */
export type ShareChartPoint<Name extends string> = { at: string } & Record<Name, number | null>;

interface ShareChartProps<Name extends string> {
  /** Tells those who cannot see the lines what they are. */
  summary: string;
  height: number;
  points: readonly ShareChartPoint<Name>[];
  series: readonly (LineChartSeries & { name: Name })[];
  dotRadius: number;
  withDots?: boolean;
}

/** Shares over time, on an axis as long as they need. */
export function ShareChart<Name extends string>(props: ShareChartProps<Name>) {
  const { summary, height, points, series, dotRadius, withDots = true } = props;
  const { share, wholeShare } = useFormats();
  const domain = shareDomain(
    points.flatMap((point) =>
      series.map(({ name }): number | null => point[name]).filter((value) => value !== null),
    ),
  );
  return (
    <figure style={{ margin: 0 }} aria-label={summary}>
      <LineChart
        h={height}
        data={[...points]}
        dataKey="at"
        series={[...series]}
        curveType="linear"
        connectNulls={false}
        withLegend
        withDots={withDots}
        dotProps={{ r: dotRadius }}
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
