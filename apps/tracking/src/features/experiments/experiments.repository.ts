import { Prisma } from '@canopy/database';
import type { Experiment, KeyValue, LifecycleStage } from '@canopy/mlflow-client';
import { newRevision } from '../../database/new-revision.js';
import type { Queries, Store } from '../../database/store.js';
import { unlessTaken } from '../../database/unless-taken.js';
import { int64Column } from '../../protocol/int64.js';
import { type Page, type SearchRequest, searchPage } from '../../search/search-page.js';
import { searchableExperiments } from './searchable-experiments.repository.js';

/** A row of `experiments` with its tags. */
export interface ExperimentRow {
  id: number;
  name: string;
  artifact_location: string;
  lifecycle_stage: LifecycleStage;
  creation_time: string;
  last_update_time: string;
  tags: KeyValue[];
}

export type ExperimentsRepository = ReturnType<typeof createExperimentsRepository>;

const columns = searchableExperiments.select;

export function createExperimentsRepository(store: Store) {
  return {
    /** The experiment "0" that clients fall back to, in a store that has none. */
    insertDefault: async (now: number) => {
      await store.change(Prisma.sql`
        INSERT INTO experiments (id, name, artifact_location, creation_time, last_update_time)
        SELECT 0, 'Default', 'mlflow-artifacts:/0', ${now}, ${now}
        WHERE NOT EXISTS (SELECT 1 FROM experiments)
        ON CONFLICT DO NOTHING`);
    },
    /** The id of the new experiment; undefined when another holds the name. */
    insert: (experiment: { name: string; location: string | null; tags: KeyValue[]; now: number }) =>
      store.transaction(async (queries) => {
        const { name, location, tags, now } = experiment;
        const row = await queries.row<{ id: number }>(Prisma.sql`
          INSERT INTO experiments (id, name, artifact_location, creation_time, last_update_time)
          SELECT id, ${name}, COALESCE(${location}, 'mlflow-artifacts:/' || id), ${now}, ${now}
          FROM nextval(pg_get_serial_sequence('experiments', 'id')) AS id
          ON CONFLICT (name) DO NOTHING
          RETURNING id`);
        if (row) await setTags(queries, row.id, tags);
        return row?.id;
      }),
    find: async (id: number) => {
      const row = await store.row<ExperimentRow>(
        Prisma.sql`SELECT ${columns} FROM experiments e WHERE e.id = ${id}`,
      );
      return row && toExperiment(row);
    },
    findByName: async (name: string) => {
      const row = await store.row<ExperimentRow>(
        Prisma.sql`SELECT ${columns} FROM experiments e WHERE e.name = ${name}`,
      );
      return row && toExperiment(row);
    },
    search: async (request: SearchRequest, stage: LifecycleStage | undefined): Promise<Page<Experiment>> => {
      const inView = stage ? [Prisma.sql`e.lifecycle_stage = ${stage}::lifecycle_stage`] : [];
      const page = await searchPage<ExperimentRow>(store, searchableExperiments, request, inView);
      return { ...page, rows: page.rows.map(toExperiment) };
    },
    /** Marks the experiment and all its runs. False when there is none at the other stage. */
    mark: (id: number, stage: LifecycleStage, now: number) =>
      store.transaction(async (queries) => {
        const marked = await queries.change(Prisma.sql`
          UPDATE experiments SET lifecycle_stage = ${stage}::lifecycle_stage, last_update_time = ${now}
          WHERE id = ${id} AND lifecycle_stage <> ${stage}::lifecycle_stage`);
        if (marked === 0) return false;
        await queries.change(Prisma.sql`
          UPDATE runs SET revision = ${newRevision}, lifecycle_stage = ${stage}::lifecycle_stage,
            deleted_at = ${stage === 'deleted' ? now : null}::int8
          WHERE experiment_id = ${id} AND lifecycle_stage <> ${stage}::lifecycle_stage`);
        return true;
      }),
    /** False when another experiment holds the name. */
    rename: (id: number, name: string, now: number) =>
      unlessTaken(
        store
          .change(
            Prisma.sql`UPDATE experiments SET name = ${name}, last_update_time = ${now} WHERE id = ${id}`,
          )
          .then(() => true),
        false,
      ),
    setTag: (id: number, tag: KeyValue) => setTags(store, id, [tag]),
    /** False when it has no such tag. */
    deleteTag: async (id: number, key: string) =>
      (await store.change(
        Prisma.sql`DELETE FROM experiment_tags WHERE experiment_id = ${id} AND key = ${key}`,
      )) > 0,
  };
}

async function setTags(queries: Queries, id: number, tags: readonly KeyValue[]): Promise<void> {
  if (tags.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO experiment_tags (experiment_id, key, value)
    SELECT ${id}, key, value
    FROM unnest(${tags.map(({ key }) => key)}::text[], ${tags.map(({ value }) => value)}::text[]) AS t(key, value)
    ON CONFLICT (experiment_id, key) DO UPDATE SET value = EXCLUDED.value`);
}

function toExperiment(row: ExperimentRow): Experiment {
  return {
    experiment_id: String(row.id),
    name: row.name,
    artifact_location: row.artifact_location,
    lifecycle_stage: row.lifecycle_stage,
    creation_time: int64Column(row.creation_time),
    last_update_time: int64Column(row.last_update_time),
    tags: row.tags,
  };
}
