import { Prisma } from '@canopy/database';
import type { KeyValue, LifecycleStage, LoggedModel, LoggedModelStatus } from '@canopy/mlflow-client';
import type { Queries, Store } from '../../database/store.js';
import { lastOfEachKey } from '../../rules/check-tags.js';
import { type Page, type SearchRequest, searchPage } from '../../search/search-page.js';
import { type ModelOrder, orderLoggedModels } from './order-logged-models.repository.js';
import {
  isOnDataset,
  loggedModelColumns,
  type OnDataset,
  searchableLoggedModels,
} from './searchable-logged-models.repository.js';
import { type LoggedModelRow, type ModelMetricRow, toLoggedModel } from './to-logged-model.js';

export interface NewModelRow {
  id: string;
  experimentId: number;
  name: string;
  artifactLocation: string;
  modelType: string | null;
  sourceRunId: string | null;
  /** One of each key, by key. */
  params: readonly KeyValue[];
  tags: readonly KeyValue[];
  now: number;
}

export interface ModelSearchRequest extends Omit<SearchRequest, 'order_by'> {
  experimentIds: readonly number[];
  datasets: readonly OnDataset[];
  orders: readonly ModelOrder[];
}

/** A parameter that keeps its value, and the one that it was to have. */
export interface ParamChange {
  key: string;
  old_value: string;
  new_value: string;
}

export type LoggedModelsRepository = ReturnType<typeof createLoggedModelsRepository>;

export function createLoggedModelsRepository(store: Store) {
  return {
    insert: (model: NewModelRow) =>
      store.transaction(async (queries) => {
        await queries.change(Prisma.sql`
          INSERT INTO logged_models (id, experiment_id, name, artifact_location, model_type, source_run_id,
            creation_timestamp, last_updated_timestamp)
          VALUES (${model.id}, ${model.experimentId}, ${model.name}, ${model.artifactLocation}, ${model.modelType},
            ${model.sourceRunId}, ${model.now}, ${model.now})`);
        await addParams(queries, model.id, model.params);
        await setTags(queries, model.id, model.tags);
      }),
    find: async (id: string): Promise<{ model: LoggedModel; stage: LifecycleStage } | undefined> => {
      const row = await store.row<LoggedModelRow & { lifecycle_stage: LifecycleStage }>(Prisma.sql`
        SELECT ${loggedModelColumns}, m.lifecycle_stage FROM logged_models m WHERE m.id = ${id}`);
      const [model] = row ? await withMetrics([row]) : [];
      return row && model && { model, stage: row.lifecycle_stage };
    },
    search: async ({
      experimentIds,
      datasets,
      orders,
      ...request
    }: ModelSearchRequest): Promise<Page<LoggedModel>> => {
      const searchable = searchableLoggedModels(datasets);
      const conditions = [
        Prisma.sql`m.lifecycle_stage = 'active'`,
        Prisma.sql`m.experiment_id = ANY(${experimentIds}::int4[])`,
        ...(datasets.length === 0
          ? []
          : [
              Prisma.sql`EXISTS (
                SELECT 1 FROM logged_model_metrics d WHERE d.model_id = m.id AND ${isOnDataset(Prisma.sql`d`, datasets)})`,
            ]),
      ];
      const order = orderLoggedModels(orders, searchable.vocabulary);
      const page = await searchPage<LoggedModelRow>(store, searchable, request, conditions, order);
      return { ...page, rows: await withMetrics(page.rows) };
    },
    /** False when there is no such model; so do the others. */
    setStatus: async (id: string, status: LoggedModelStatus, now: number) =>
      (await store.change(Prisma.sql`
        UPDATE logged_models SET status = ${status}::logged_model_status, last_updated_timestamp = ${now}
        WHERE id = ${id}`)) > 0,
    markDeleted: async (id: string, now: number) =>
      (await store.change(Prisma.sql`
        UPDATE logged_models SET lifecycle_stage = 'deleted', last_updated_timestamp = ${now}
        WHERE id = ${id}`)) > 0,
    /** Of each key the last; or, where a parameter would change, none, and the first that would. */
    addParams: (id: string, params: readonly KeyValue[]) =>
      store.transaction(async (queries) => {
        // Of two that name a new parameter at once, the later sees what the other called it.
        await queries.row(Prisma.sql`SELECT FROM logged_models WHERE id = ${id} FOR NO KEY UPDATE`);
        const change = await queries.row<ParamChange>(Prisma.sql`
          SELECT t.key, kept.value AS old_value, t.value AS new_value
          FROM unnest(${params.map(({ key }) => key)}::text[], ${params.map(({ value }) => value)}::text[])
            WITH ORDINALITY AS t(key, value, position)
          JOIN logged_model_params kept ON kept.model_id = ${id} AND kept.key = t.key AND kept.value <> t.value
          ORDER BY position LIMIT 1`);
        if (change === undefined) await addParams(queries, id, lastOfEachKey(params));
        return change;
      }),
    setTags: (id: string, tags: readonly KeyValue[]) => setTags(store, id, tags),
    deleteTag: async (id: string, key: string) =>
      (await store.change(
        Prisma.sql`DELETE FROM logged_model_tags WHERE model_id = ${id} AND key = ${key}`,
      )) > 0,
  };

  async function withMetrics(rows: readonly LoggedModelRow[]): Promise<LoggedModel[]> {
    if (rows.length === 0) return [];
    const metrics = await store.rows<ModelMetricRow>(Prisma.sql`
      SELECT model_id, run_id, key, value, is_nan, timestamp, step, dataset_name, dataset_digest
      FROM logged_model_metrics WHERE model_id = ANY(${rows.map(({ id }) => id)})
      ORDER BY model_id, key, timestamp, step, run_id`);
    const metricsOf = Map.groupBy(metrics, ({ model_id }) => model_id);
    return rows.map((row) => toLoggedModel(row, metricsOf.get(row.id) ?? []));
  }
}

const unnested = (entries: readonly KeyValue[]) => Prisma.sql`unnest(
  ${entries.map(({ key }) => key)}::text[], ${entries.map(({ value }) => value)}::text[]) AS t(key, value)`;

async function addParams(queries: Queries, id: string, params: readonly KeyValue[]): Promise<void> {
  if (params.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO logged_model_params (model_id, key, value) SELECT ${id}, key, value FROM ${unnested(params)}
    ON CONFLICT DO NOTHING`);
}

async function setTags(queries: Queries, id: string, tags: readonly KeyValue[]): Promise<void> {
  if (tags.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO logged_model_tags (model_id, key, value) SELECT ${id}, key, value FROM ${unnested(tags)}
    ON CONFLICT (model_id, key) DO UPDATE SET value = EXCLUDED.value`);
}
