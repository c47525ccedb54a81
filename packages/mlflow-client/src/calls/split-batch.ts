import type { KeyValue } from '../entities/key-value.js';
import type { Metric } from '../entities/metric.js';
import { toKeyValues } from './to-key-values.js';

/** `step` is 0 when it is left out. With a `model_id` it is also logged to that logged model, on the data set if one is given. */
export type BatchMetric = Omit<Metric, 'step'> & {
  step?: number;
  model_id?: string;
  dataset_name?: string;
  dataset_digest?: string;
};

export interface Batch {
  metrics?: readonly BatchMetric[];
  params?: Readonly<Record<string, string>>;
  tags?: Readonly<Record<string, string>>;
}

interface BatchFields {
  metrics: readonly BatchMetric[];
  params: KeyValue[];
  tags: KeyValue[];
}

// What one log-batch may hold: https://mlflow.org/docs/latest/api_reference/rest-api.html#request-limits
const mostEntries = 1000;
const mostParams = 100;
const mostTags = 100;

/** Cuts a batch into as few as the API's limits allow. An empty batch is none. */
export function splitBatch(batch: Batch): BatchFields[] {
  const metrics = batch.metrics ?? [];
  const params = toKeyValues(batch.params) ?? [];
  const tags = toKeyValues(batch.tags) ?? [];
  const parts: BatchFields[] = [];
  for (let nextMetric = 0, part = 0; ; part++) {
    const partParams = params.slice(part * mostParams, (part + 1) * mostParams);
    const partTags = tags.slice(part * mostTags, (part + 1) * mostTags);
    const room = mostEntries - partParams.length - partTags.length;
    const partMetrics = metrics.slice(nextMetric, nextMetric + room);
    if (partParams.length + partTags.length + partMetrics.length === 0) return parts;
    parts.push({ metrics: partMetrics, params: partParams, tags: partTags });
    nextMetric += partMetrics.length;
  }
}
