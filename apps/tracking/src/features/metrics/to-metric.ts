import type { Metric } from '@canopy/mlflow-client';
import { int64Column } from '../../protocol/int64.js';

/** A row of `metrics` or `latest_metrics`. */
export interface MetricRow {
  key: string;
  value: number;
  is_nan: boolean;
  timestamp: string;
  step: string;
}

export function toMetric({ key, value, is_nan, timestamp, step }: MetricRow): Metric {
  return {
    key,
    value: is_nan ? Number.NaN : value,
    timestamp: int64Column(timestamp),
    step: int64Column(step),
  };
}
