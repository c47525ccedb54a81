import { Histogram, type LabelValues, type Registry } from 'prom-client';

interface SeriesConfiguration<Label extends string> {
  name: string;
  help: string;
  labelNames?: Label[];
  /** Upper bounds, ascending. */
  buckets: number[];
  registers: Registry[];
}

interface Series<Label extends string> {
  labels: LabelValues<Label>;
  /** One a bucket, and one for what is above all. */
  counts: Float64Array;
  sum: number;
}

/**
 * A histogram for what happens ten thousands of times a second: a series is looked up by its labels once, and each observation then
 * adds to two numbers, where prom-client makes a key of all labels each time.
 */
export class SeriesHistogram<Label extends string = string> extends Histogram<Label | 'le'> {
  private readonly configuration: SeriesConfiguration<Label>;
  private readonly all: Series<Label>[] = [];

  constructor(configuration: SeriesConfiguration<Label>) {
    super(configuration);
    this.configuration = configuration;
  }

  /** Begins a series, and gives what observes a value of it. */
  series(labels: LabelValues<Label>): (value: number) => void {
    const { buckets } = this.configuration;
    const series: Series<Label> = { labels, counts: new Float64Array(buckets.length + 1), sum: 0 };
    this.all.push(series);
    return (value) => {
      let bucket = 0;
      while (bucket < buckets.length && value > (buckets[bucket] ?? 0)) bucket++;
      series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
      series.sum += value;
    };
  }

  /** What prom-client asks its own histogram for, to write it as text or as JSON. */
  getForPromString() {
    const { name, help } = this.configuration;
    return {
      name,
      help,
      type: 'histogram',
      aggregator: 'sum',
      values: this.all.flatMap((series) => this.valuesOf(series)),
    };
  }

  private valuesOf({ labels: sharedLabels, counts, sum }: Series<Label>) {
    const { name, buckets } = this.configuration;
    let count = 0;
    const inBuckets = Array.from(counts, (inBucket, bucket) => {
      count += inBucket;
      const labels = { le: buckets[bucket] ?? '+Inf' };
      return { metricName: `${name}_bucket`, sharedLabels, labels, value: count };
    });
    return [
      ...inBuckets,
      { metricName: `${name}_sum`, sharedLabels, labels: {}, value: sum },
      { metricName: `${name}_count`, sharedLabels, labels: {}, value: count },
    ];
  }
}
