import { Prisma } from '@canopy/database';
import type { LifecycleStage } from '@canopy/mlflow-client';
import type { Searchable } from '../../search/searchable.js';
import type { SortColumn } from '../../search/sort-column.js';
import type { KeyedIndex } from '../../search/vocabulary.js';
import { runDatasets } from '../inputs/index.js';

const id = Prisma.sql`r.id`;
const startTime = Prisma.sql`r.start_time`;
const byId: SortColumn = { column: id, type: 'text', ascending: true };
// The indexes that the migration `search_indexes` makes.
export const mostBytes = 500;

const owner = (owned: Prisma.Sql) => Prisma.sql`${owned}.run_number = r.number`;

/** What filters and orders over the runs of some experiments can name. */
export const searchableRuns = (
  experimentIds: readonly number[],
  stage: LifecycleStage | undefined,
): Searchable => {
  const scope = (owned: Prisma.Sql) => isOf(owned, experimentIds);
  const index: KeyedIndex = {
    scope,
    owner: (owned) => Prisma.sql`${owned}.run_number`,
    tieBreakers: (owned) => [
      { column: Prisma.sql`${owned}.start_time`, type: 'int8', ascending: false },
      byId,
    ],
  };
  return {
    vocabulary: {
      prefixes: {
        metric: 'metric',
        metrics: 'metric',
        param: 'parameter',
        params: 'parameter',
        parameter: 'parameter',
        parameters: 'parameter',
        tag: 'tag',
        tags: 'tag',
        attr: 'attribute',
        attribute: 'attribute',
        attributes: 'attribute',
        run: 'attribute',
        dataset: 'dataset',
        datasets: 'dataset',
      },
      prefixAdvice: "Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
      attributes: {
        run_id: {
          column: id,
          type: 'text',
          lists: true,
          owners: (condition) => Prisma.sql`SELECT r.number FROM runs r WHERE ${condition}`,
        },
        run_name: { column: Prisma.sql`r.name`, type: 'text', isIndexed: true },
        status: { column: Prisma.sql`r.status::text`, type: 'text' },
        artifact_uri: { column: Prisma.sql`r.artifact_uri`, type: 'text' },
        user_id: { column: Prisma.sql`r.user_id`, type: 'text', isIndexed: true },
        start_time: { column: startTime, type: 'int8', isIndexed: true },
        end_time: { column: Prisma.sql`r.end_time`, type: 'int8', isNullable: true, isIndexed: true },
      },
      synonyms: {
        created: 'start_time',
        Created: 'start_time',
        'run name': 'run_name',
        'Run name': 'run_name',
        'Run Name': 'run_name',
      },
      tables: {
        metric: { name: Prisma.sql`latest_metrics`, owner, index },
        parameter: { name: Prisma.sql`params`, owner, nullTests: true, index: { ...index, mostBytes } },
        tag: { name: Prisma.sql`run_tags`, owner, nullTests: true, index: { ...index, mostBytes } },
        dataset: {
          ...runDatasets,
          owner: (owned) => Prisma.sql`${owned}.run_id = r.id`,
          index: {
            scope,
            owner: (owned) => Prisma.sql`(SELECT number FROM runs WHERE id = ${owned}.run_id)`,
          },
        },
      },
    },
    select: Prisma.sql`r.id, r.number, r.revision`,
    table: Prisma.sql`runs`,
    alias: Prisma.sql`r`,
    defaultOrder: [{ column: startTime, type: 'int8', ascending: false }, byId],
    member: Prisma.sql`r.number`,
    isScattered: experimentIds.length !== 1 || stage === undefined,
  };
};

/** The condition that a row belongs to one of the experiments. */
export const isOf = (table: Prisma.Sql, experimentIds: readonly number[]): Prisma.Sql =>
  // An equation leaves the rest of an index in its order, as a list would not.
  experimentIds.length === 1
    ? Prisma.sql`${table}.experiment_id = ${experimentIds[0]}`
    : Prisma.sql`${table}.experiment_id = ANY(${experimentIds}::int4[])`;
