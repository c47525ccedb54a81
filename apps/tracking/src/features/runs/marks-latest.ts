import type { GivenMetric } from './batch-rows.js';

type Logged = Pick<GivenMetric, 'key' | 'step' | 'timestamp' | 'value'>;

/** Of each metric whether it is the latest of its key: the largest by step, then timestamp, then value. One a key. */
export function marksLatest(metrics: readonly Logged[]): boolean[] {
  const latest = new Map<string, Logged>();
  for (const metric of metrics) {
    const before = latest.get(metric.key);
    if (before === undefined || isLater(metric, before)) latest.set(metric.key, metric);
  }
  return metrics.map((metric) => latest.get(metric.key) === metric);
}

function isLater(a: Logged, b: Logged): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  return a.value > b.value;
}
