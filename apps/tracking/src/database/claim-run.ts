import { Prisma } from '@canopy/database';
import { newRevision } from './new-revision.js';

/**
 * What every statement that changes what an active run shows begins with, as `WITH run AS (${claimRun(id)})`. It locks the
 * row of the run before any other row, so that writers of one run wait for each other here and nowhere else, and gives
 * it another revision. It has no row when there is no active run of that id.
 *
 * @param name the run's new name, if it gets one.
 */
export const claimRun = (runId: string, name: string | null = null) => Prisma.sql`
  UPDATE runs SET revision = ${newRevision}, name = COALESCE(${name}::text, name)
  WHERE id = ${runId} AND lifecycle_stage = 'active'
  RETURNING number, experiment_id, start_time`;
