import { Prisma } from '@canopy/database';
import type { KeyValue } from '@canopy/mlflow-client';

/** Sets tags, one of each key and in the order of their keys, of the run that the statement has as `run`. */
export const setRunTags = (tags: readonly KeyValue[]) => Prisma.sql`
  INSERT INTO run_tags AS kept (run_number, experiment_id, start_time, key, value)
  SELECT run.number, run.experiment_id, run.start_time, key, value FROM run, unnest(
    ${tags.map(({ key }) => key)}::text[], ${tags.map(({ value }) => value)}::text[]) AS given(key, value)
  ON CONFLICT (run_number, key) DO UPDATE SET value = EXCLUDED.value WHERE kept.value <> EXCLUDED.value`;
