import type { KeyValue, ModelVersion } from '@canopy/mlflow-client';
import { int64Column } from '../../protocol/int64.js';

/** A row of `model_versions` with its tags and the names that point at it. */
export interface ModelVersionRow {
  name: string;
  version: number;
  description: string | null;
  current_stage: string;
  source: string;
  run_id: string | null;
  run_link: string | null;
  user_id: string | null;
  model_id: string | null;
  creation_timestamp: string;
  last_updated_timestamp: string;
  tags: KeyValue[];
  aliases: string[];
}

export function toModelVersion(row: ModelVersionRow): ModelVersion {
  return {
    name: row.name,
    version: String(row.version),
    creation_timestamp: int64Column(row.creation_timestamp),
    last_updated_timestamp: int64Column(row.last_updated_timestamp),
    ...(row.user_id !== null && { user_id: row.user_id }),
    current_stage: row.current_stage,
    description: row.description ?? '',
    source: row.source,
    run_id: row.run_id ?? '',
    ...(row.model_id !== null && { model_id: row.model_id }),
    status: 'READY',
    tags: row.tags,
    run_link: row.run_link ?? '',
    aliases: row.aliases,
  };
}
