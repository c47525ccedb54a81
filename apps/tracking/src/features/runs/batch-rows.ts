import type { KeyValue } from '@canopy/mlflow-client';
import type { Int64 } from '../../protocol/int64.js';

export interface GivenMetric {
  key: string;
  value: number;
  timestamp: Int64;
  step: Int64;
  /** The logged model that was measured, and the data set that it was measured on, if any. */
  model_id?: string;
  dataset_name?: string;
  dataset_digest?: string;
}

/** A metric as it is stored: NaN is a flag beside 0, an infinity the largest double. */
export interface LoggedMetric extends GivenMetric {
  isNan: boolean;
}

/** What one call logs, each part with one entry a key and in the order of the keys; metrics may repeat keys. */
export interface BatchRows {
  metrics: readonly LoggedMetric[];
  params: readonly KeyValue[];
  tags: readonly KeyValue[];
}
