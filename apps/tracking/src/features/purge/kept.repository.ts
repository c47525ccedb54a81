import { Prisma } from '@canopy/database';
import type { PurgeReport } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import {
  isOld,
  isPurgeable,
  type PurgeKind,
  type PurgeScope,
  purgeableTables,
} from './purgeable.repository.js';

type Kept = PurgeReport['kept'][number];

/** Those that the scope names and a purge of it leaves, each with the reason. What is not there is not among them. */
export async function readKept(queries: Queries, scope: PurgeScope): Promise<Kept[]> {
  const { experimentIds, runIds, loggedModelIds } = scope;
  const questions: { kind: PurgeKind; id: Prisma.Sql; ids: readonly string[]; holder: string }[] = [
    { kind: 'runs', id: Prisma.sql`r.id`, ids: runIds, holder: versionHolds },
    { kind: 'logged_models', id: Prisma.sql`m.id`, ids: loggedModelIds, holder: versionHolds },
    { kind: 'experiments', id: Prisma.sql`e.id::text`, ids: experimentIds.map(String), holder: contentHolds },
  ];
  const kept: Kept[] = [];
  for (const { kind, id, ids, holder } of questions) {
    if (ids.length === 0) continue;
    const rows = await queries.rows<Omit<Kept, 'kind'>>(Prisma.sql`
      SELECT ${id} AS id, CASE
        WHEN ${isActive[kind]} THEN 'It is active: delete it first.'
        WHEN NOT ${isOld[kind](scope)} THEN 'It was deleted less than retention_ms ago.'
        ELSE ${holder} END AS reason
      FROM ${purgeableTables[kind]}
      WHERE ${id} = ANY(${ids}::text[]) AND NOT ${isPurgeable(kind, scope)} ORDER BY 1`);
    kept.push(...rows.map((row) => ({ kind: kindOf[kind], ...row })));
  }
  return kept;
}

const versionHolds = 'A version in the registry was made by it: delete that first.';
const contentHolds = 'Something in it stays.';

const kindOf = { runs: 'run', logged_models: 'logged_model', experiments: 'experiment' } as const;
const isActive = {
  runs: Prisma.sql`(r.lifecycle_stage = 'active' AND e.lifecycle_stage = 'active')`,
  logged_models: Prisma.sql`(m.lifecycle_stage = 'active' AND e.lifecycle_stage = 'active')`,
  experiments: Prisma.sql`e.lifecycle_stage = 'active'`,
};
