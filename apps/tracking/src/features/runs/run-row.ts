import type { LifecycleStage, RunInfo, RunStatus } from '@canopy/mlflow-client';
import { int64Column } from '../../protocol/int64.js';

/** The columns of `runs` that clients see. */
export interface RunRow {
  id: string;
  experiment_id: number;
  name: string;
  user_id: string;
  status: RunStatus;
  start_time: string;
  end_time: string | null;
  artifact_uri: string;
  lifecycle_stage: LifecycleStage;
}

export function toRunInfo(row: RunRow): RunInfo {
  return {
    run_id: row.id,
    run_uuid: row.id,
    run_name: row.name,
    experiment_id: String(row.experiment_id),
    user_id: row.user_id,
    status: row.status,
    start_time: int64Column(row.start_time),
    ...(row.end_time !== null && { end_time: int64Column(row.end_time) }),
    artifact_uri: row.artifact_uri,
    lifecycle_stage: row.lifecycle_stage,
  };
}
