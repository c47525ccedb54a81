import { DashboardEnvironment } from '@canopy/dashboard/config';
import { DataApiEnvironment } from '@canopy/data-api/config';
import { InferenceEnvironment } from '@canopy/inference/config';
import { TrackingEnvironment } from '@canopy/tracking/config';
import { TrainerEnvironment, WorkerEnvironment } from '@canopy/worker/config';

const launcherKeys = ['CANOPY_HOME', 'TEMPORAL_CLI', 'MINIO_BINARY'];
const nextKeys = ['PORT', 'HOSTNAME'];

/** The keys of a `.env` file that no part of the system reads: most likely misspelt. */
export function findUnknownKeys(keys: readonly string[]): string[] {
  const schemas = [
    DataApiEnvironment,
    DashboardEnvironment,
    InferenceEnvironment,
    TrackingEnvironment,
    TrainerEnvironment,
    WorkerEnvironment,
  ];
  const known = new Set([
    ...schemas.flatMap((schema) => Object.keys(schema.properties)),
    ...launcherKeys,
    ...nextKeys,
  ]);
  return keys.filter((key) => !known.has(key));
}
