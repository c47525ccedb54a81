import { Histogram, type Registry } from 'prom-client';

const [minute, hour, day] = [60, 3600, 86_400];

/** A metric of how long after their predictions labels come: to be told each, in seconds. */
export function measureLabelLag(registry: Registry): (seconds: number) => void {
  const lag = new Histogram({
    name: 'covertype_label_lag_seconds',
    help: 'Time from a prediction to its true class',
    buckets: [1, 10, minute, 10 * minute, hour, 6 * hour, day, 7 * day, 30 * day],
    registers: [registry],
  });
  return (seconds) => lag.observe(seconds);
}
