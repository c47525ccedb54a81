import { Prisma } from '@canopy/database';
import type { Searchable } from '../../search/searchable.js';
import type { Attribute } from '../../search/vocabulary.js';

/** A data set that metrics are on. Without a name, or a digest: any. */
export interface OnDataset {
  dataset_name?: string;
  dataset_digest?: string;
}

const id = Prisma.sql`m.id`;
const creation: Attribute = { column: Prisma.sql`m.creation_timestamp`, type: 'int8' };
const lastUpdate: Attribute = { column: Prisma.sql`m.last_updated_timestamp`, type: 'int8' };
const text = (column: Prisma.Sql, isNullable = false): Attribute => ({
  column,
  type: 'text',
  lists: true,
  isNullable,
});

/** The condition that a row of `logged_model_metrics` is on one of the data sets. */
export function isOnDataset(metric: Prisma.Sql, datasets: readonly OnDataset[]): Prisma.Sql {
  const choices = datasets.map(({ dataset_name: name, dataset_digest: digest }) => {
    const isNamed = name ? Prisma.sql`${metric}.dataset_name = ${name}` : Prisma.sql`TRUE`;
    return digest ? Prisma.sql`(${isNamed} AND ${metric}.dataset_digest = ${digest})` : isNamed;
  });
  return choices.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`(${Prisma.join(choices, ' OR ')})`;
}

/** What filters over logged models can name, where metrics count only on the data sets, if any are given. */
export function searchableLoggedModels(datasets: readonly OnDataset[]): Searchable {
  const owner = (owned: Prisma.Sql) => Prisma.sql`${owned}.model_id = m.id`;
  return {
    vocabulary: {
      prefixes: { attributes: 'attribute', metrics: 'metric', params: 'parameter', tags: 'tag' },
      prefixAdvice: "Expected one of ['attributes', 'metrics', 'params', 'tags']",
      attributes: {
        name: text(Prisma.sql`m.name`),
        model_id: text(id),
        experiment_id: text(Prisma.sql`m.experiment_id::text`),
        model_type: text(Prisma.sql`m.model_type`, true),
        // Python's client calls the last of them FAILED.
        status: text(Prisma.sql`CASE m.status WHEN 'LOGGED_MODEL_PENDING' THEN 'PENDING'
          WHEN 'LOGGED_MODEL_READY' THEN 'READY' ELSE 'FAILED' END`),
        source_run_id: text(Prisma.sql`m.source_run_id`, true),
        artifact_location: text(Prisma.sql`m.artifact_location`),
        creation_timestamp: creation,
        creation_time: creation,
        creation_timestamp_ms: creation,
        last_updated_timestamp: lastUpdate,
        last_updated_time: lastUpdate,
        last_updated_timestamp_ms: lastUpdate,
      },
      tables: {
        metric: {
          name: Prisma.sql`logged_model_metrics`,
          owner: (owned) => Prisma.sql`${owner(owned)} AND ${isOnDataset(owned, datasets)}`,
        },
        parameter: { name: Prisma.sql`logged_model_params`, owner, lists: true },
        tag: { name: Prisma.sql`logged_model_tags`, owner, lists: true },
      },
    },
    select: loggedModelColumns,
    table: Prisma.sql`logged_models`,
    alias: Prisma.sql`m`,
    defaultOrder: [
      { column: creation.column, type: 'int8', ascending: false },
      { column: id, type: 'text', ascending: true },
    ],
  };
}

/** The columns of a model with its tags, params and registered versions. */
export const loggedModelColumns = Prisma.sql`m.id, m.experiment_id, m.name, m.artifact_location, m.status,
  m.model_type, m.source_run_id, m.creation_timestamp, m.last_updated_timestamp,
  COALESCE((
    SELECT json_agg(json_build_object('key', t.key, 'value', t.value) ORDER BY t.key)
    FROM logged_model_tags t WHERE t.model_id = m.id), '[]') AS tags,
  COALESCE((
    SELECT json_agg(json_build_object('key', p.key, 'value', p.value) ORDER BY p.key)
    FROM logged_model_params p WHERE p.model_id = m.id), '[]') AS params,
  COALESCE((
    SELECT json_agg(json_build_object('name', v.name, 'version', v.version::text) ORDER BY v.name, v.version)
    FROM model_versions v WHERE v.model_id = m.id), '[]') AS registrations`;
