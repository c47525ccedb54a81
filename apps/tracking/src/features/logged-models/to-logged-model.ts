import type { KeyValue, LoggedModel, LoggedModelStatus, ModelMetric } from '@canopy/mlflow-client';
import { int64Column } from '../../protocol/int64.js';
import { type MetricRow, toMetric } from '../metrics/index.js';

/** A row of `logged_models` with its tags, params and registered versions. */
export interface LoggedModelRow {
  id: string;
  experiment_id: number;
  name: string;
  artifact_location: string;
  status: LoggedModelStatus;
  model_type: string | null;
  source_run_id: string | null;
  creation_timestamp: string;
  last_updated_timestamp: string;
  tags: KeyValue[];
  params: KeyValue[];
  registrations: { name: string; version: string }[];
}

export interface ModelMetricRow extends MetricRow {
  model_id: string;
  run_id: string;
  dataset_name: string;
  dataset_digest: string;
}

export function toLoggedModel(row: LoggedModelRow, metrics: readonly ModelMetricRow[]): LoggedModel {
  return {
    info: {
      model_id: row.id,
      experiment_id: String(row.experiment_id),
      name: row.name,
      creation_timestamp_ms: int64Column(row.creation_timestamp),
      last_updated_timestamp_ms: int64Column(row.last_updated_timestamp),
      artifact_uri: row.artifact_location,
      status: row.status,
      ...(row.model_type !== null && { model_type: row.model_type }),
      ...(row.source_run_id !== null && { source_run_id: row.source_run_id }),
      tags: row.tags,
      registrations: row.registrations,
    },
    data: { params: row.params, metrics: metrics.map(toModelMetric) },
  };
}

function toModelMetric(row: ModelMetricRow): ModelMetric {
  return {
    ...toMetric(row),
    model_id: row.model_id,
    run_id: row.run_id,
    ...(row.dataset_name !== '' && { dataset_name: row.dataset_name }),
    ...(row.dataset_digest !== '' && { dataset_digest: row.dataset_digest }),
  };
}
