import { Prisma } from '@canopy/database';

/** What a purge takes away, in this order: an experiment goes when nothing is left in it. */
export type PurgeKind = 'runs' | 'logged_models' | 'experiments';

/** What may be purged at all. */
export interface PurgeScope {
  /** Milliseconds since 1970: only what was deleted up to then. */
  cutoff: number;
  /** Experiments with all that is in them, runs and models by their ids. Three empty lists stand for everything. */
  experimentIds: readonly number[];
  runIds: readonly string[];
  loggedModelIds: readonly string[];
}

/** The table of each kind under the alias that the conditions use. An `e` is the experiment. */
export const purgeableTables = {
  runs: Prisma.sql`runs r JOIN experiments e ON e.id = r.experiment_id`,
  logged_models: Prisma.sql`logged_models m JOIN experiments e ON e.id = m.experiment_id`,
  experiments: Prisma.sql`experiments e`,
} satisfies Record<PurgeKind, Prisma.Sql>;

/** The condition that a row is in the scope and was deleted long enough ago. */
export const isOld = {
  runs: (scope: PurgeScope) => Prisma.sql`(
    (r.lifecycle_stage = 'deleted' AND r.deleted_at <= ${scope.cutoff}) OR ${isOldExperiment(scope)})`,
  logged_models: (scope: PurgeScope) => Prisma.sql`(
    (m.lifecycle_stage = 'deleted' AND m.last_updated_timestamp <= ${scope.cutoff}) OR ${isOldExperiment(scope)})`,
  experiments: isOldExperiment,
} satisfies Record<PurgeKind, unknown>;

function isOldExperiment({ cutoff }: PurgeScope): Prisma.Sql {
  return Prisma.sql`(e.lifecycle_stage = 'deleted' AND e.last_update_time <= ${cutoff})`;
}

const isChosen = {
  runs: ({ experimentIds, runIds }: PurgeScope) =>
    Prisma.sql`(r.experiment_id = ANY(${experimentIds}::int4[]) OR r.id = ANY(${runIds}::text[]))`,
  logged_models: ({ experimentIds, loggedModelIds }: PurgeScope) =>
    Prisma.sql`(m.experiment_id = ANY(${experimentIds}::int4[]) OR m.id = ANY(${loggedModelIds}::text[]))`,
  experiments: ({ experimentIds }: PurgeScope) => Prisma.sql`e.id = ANY(${experimentIds}::int4[])`,
} satisfies Record<PurgeKind, unknown>;

const isInScope = (kind: PurgeKind, scope: PurgeScope): Prisma.Sql => {
  const isEverything = scope.experimentIds.length + scope.runIds.length + scope.loggedModelIds.length === 0;
  return isEverything ? Prisma.sql`TRUE` : isChosen[kind](scope);
};

const isVersion = (owner: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM model_versions v WHERE ${owner} AND v.current_stage <> 'Deleted_Internal')`;

/** A version in the registry keeps what its files belong to; whatever is kept keeps its experiment. */
export const isHeld = {
  runs: () => isVersion(Prisma.sql`v.run_id = r.id`),
  logged_models: () => isVersion(Prisma.sql`v.model_id = m.id`),
  experiments: (scope: PurgeScope) => Prisma.sql`(
    EXISTS (SELECT 1 FROM runs r WHERE r.experiment_id = e.id AND NOT ${isPurgeable('runs', scope)})
    OR EXISTS (SELECT 1 FROM logged_models m WHERE m.experiment_id = e.id AND NOT ${isPurgeable('logged_models', scope)}))`,
} satisfies Record<PurgeKind, unknown>;

/** The condition that a purge of this scope takes the row, an experiment after all that is in it. */
export function isPurgeable(kind: PurgeKind, scope: PurgeScope): Prisma.Sql {
  return Prisma.sql`(${isInScope(kind, scope)} AND ${isOld[kind](scope)} AND NOT ${isHeld[kind](scope)})`;
}
