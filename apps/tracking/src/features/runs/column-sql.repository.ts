import { Prisma } from '@canopy/database';
import type { ColumnName } from '../../search/columns/index.js';
import { isShort } from '../../search/is-short.js';
import { runDatasets } from '../inputs/index.js';
import { isOf, mostBytes } from './searchable-runs.repository.js';

/** How to read a column. */
export interface ColumnSql {
  /**
   * Of all runs of some experiments: rows of `experiment_id`, `number` and `value`. Runs without a value may be missing, and
   * those with several are there as often.
   */
  all: (experimentIds: readonly number[]) => Prisma.Sql;
  /** The value of the run `r`; where it may have several, all of them as a JSON list. */
  ofRun: Prisma.Sql;
}

export function columnSql({ kind, key }: ColumnName): ColumnSql {
  switch (kind) {
    case 'metric':
      return logged(Prisma.sql`latest_metrics`, key, metricValue);
    case 'parameter':
      return logged(Prisma.sql`params`, key, Prisma.sql`owned.value`, byLength);
    case 'tag':
      return logged(Prisma.sql`run_tags`, key, Prisma.sql`owned.value`, byLength);
    case 'dataset':
      return ofDatasets(runDatasets.columns?.[key] ?? noValue);
    case 'attribute':
    case 'state': {
      const ofRun = runValue({ kind, key });
      return { ofRun, all: (ids) => runsWith(ids, [Prisma.sql`${ofRun} AS value`]) };
    }
  }
}

const noValue = Prisma.sql`NULL::text`;

const metricValue = Prisma.sql`CASE WHEN owned.is_nan THEN 'NaN'::float8 ELSE owned.value END`;

// Each has an index that has all that is asked for.
const byLength = [
  isShort(Prisma.sql`owned`, mostBytes),
  Prisma.sql`NOT ${isShort(Prisma.sql`owned`, mostBytes)}`,
];

const runValues: Readonly<Record<string, Prisma.Sql>> = {
  'state.stage': Prisma.sql`(r.lifecycle_stage = 'deleted')::int4::float8`,
  'state.revision': Prisma.sql`r.revision::float8`,
  'attribute.run_id': Prisma.sql`r.id`,
  'attribute.run_name': Prisma.sql`r.name`,
  'attribute.status': Prisma.sql`r.status::text`,
  'attribute.artifact_uri': Prisma.sql`r.artifact_uri`,
  'attribute.user_id': Prisma.sql`r.user_id`,
  'attribute.start_time': Prisma.sql`r.start_time::float8`,
  'attribute.end_time': Prisma.sql`r.end_time::float8`,
};

export const runValue = ({ kind, key }: ColumnName): Prisma.Sql => runValues[`${kind}.${key}`] ?? noValue;

/** Rows of `experiment_id`, `number` and these values. */
export const runsWith = (experimentIds: readonly number[], values: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`SELECT r.experiment_id, r.number, ${Prisma.join(values)} FROM runs r
    WHERE ${isOf(Prisma.sql`r`, experimentIds)}`;

function logged(
  table: Prisma.Sql,
  key: string,
  value: Prisma.Sql,
  parts: readonly Prisma.Sql[] = [Prisma.sql`TRUE`],
): ColumnSql {
  const owned = Prisma.sql`owned`;
  return {
    all: (ids) =>
      Prisma.join(
        parts.map(
          (part) => Prisma.sql`SELECT owned.experiment_id, owned.run_number AS number, ${value} AS value
            FROM ${table} owned WHERE ${isOf(owned, ids)} AND owned.key = ${key} AND ${part}`,
        ),
        ' UNION ALL ',
      ),
    ofRun: Prisma.sql`(
      SELECT ${value} FROM ${table} owned WHERE owned.run_number = r.number AND owned.key = ${key})`,
  };
}

const ofDatasets = (value: Prisma.Sql): ColumnSql => ({
  all: (ids) => Prisma.sql`SELECT r.experiment_id, r.number, ${value} AS value
    FROM ${runDatasets.name} owned JOIN runs r ON r.id = owned.run_id
    WHERE ${isOf(Prisma.sql`owned`, ids)}`,
  ofRun: Prisma.sql`(SELECT json_agg(${value})::text FROM ${runDatasets.name} owned WHERE owned.run_id = r.id)`,
});
