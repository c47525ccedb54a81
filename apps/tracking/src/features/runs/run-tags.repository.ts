import { Prisma } from '@canopy/database';
import type { KeyValue } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';

/** Sets tags of a run, one of each key and in the order of their keys, in one statement. */
export async function setRunTags(queries: Queries, runId: string, tags: readonly KeyValue[]): Promise<void> {
  if (tags.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO run_tags (run_id, key, value)
    SELECT ${runId}, key, value
    FROM unnest(${tags.map(({ key }) => key)}::text[], ${tags.map(({ value }) => value)}::text[]) AS t(key, value)
    ON CONFLICT (run_id, key) DO UPDATE SET value = EXCLUDED.value`);
}
