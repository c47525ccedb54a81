import { Prisma } from '@canopy/database';
import type { KeyValue, ModelStage, ModelVersion } from '@canopy/mlflow-client';
import type { Queries, Store } from '../../database/store.js';
import { type Page, type SearchRequest, searchPage } from '../../search/search-page.js';
import { lockModel, moveAlias, movedBecause } from '../aliases/index.js';
import { recordRegistration } from '../logged-models/index.js';
import { isOfNoPrompt, searchableModelVersions } from './searchable-model-versions.repository.js';
import { type ModelVersionRow, toModelVersion } from './to-model-version.js';

export interface NewVersionRow {
  name: string;
  source: string;
  runId: string | null;
  modelId: string | null;
  runLink: string | null;
  description: string | null;
  idempotencyKey: string | null;
  /** One of each key, by key. */
  tags: readonly KeyValue[];
  now: number;
}

export interface StageChange {
  stage: ModelStage;
  /** Whether all other versions in that stage are archived. */
  archiveOthers: boolean;
}

export type ModelVersionsRepository = ReturnType<typeof createModelVersionsRepository>;

// What a deleted version keeps is its number, so that no later one gets it.
const deletedStage = 'Deleted_Internal';
const isThere = Prisma.sql`v.current_stage <> ${deletedStage}`;
const columns = searchableModelVersions.select;

export function createModelVersionsRepository(store: Store) {
  const findIn = async (
    queries: Queries,
    name: string,
    version: number,
  ): Promise<ModelVersion | undefined> => {
    const row = await queries.row<ModelVersionRow>(Prisma.sql`
      SELECT ${columns} FROM model_versions v WHERE v.name = ${name} AND v.version = ${version} AND ${isThere}`);
    return row && toModelVersion(row);
  };
  /** Runs `work` with the model locked; false when there is no such version. `times` are those that it moves on. */
  const change = (
    { name, version, times }: { name: string; version: number; times: readonly ('version' | 'model')[] },
    now: number,
    work: (queries: Queries) => Promise<unknown>,
  ) =>
    store.transaction(async (queries) => {
      await lockModel(queries, name);
      const found = await queries.row(Prisma.sql`
        SELECT 1 FROM model_versions v WHERE v.name = ${name} AND v.version = ${version} AND ${isThere}`);
      if (!found) return false;
      await work(queries);
      if (times.includes('version')) {
        await queries.change(Prisma.sql`
          UPDATE model_versions SET last_updated_timestamp = ${now} WHERE name = ${name} AND version = ${version}`);
      }
      if (times.includes('model')) await touchModel(queries, name, now);
      return true;
    });

  return {
    find: (name: string, version: number) => findIn(store, name, version),
    /** Undefined when there is no such model. A key that was used before answers with the version it made. */
    insert: (row: NewVersionRow): Promise<ModelVersion | undefined> =>
      store.transaction(async (queries) => {
        if (!(await lockModel(queries, row.name))) return undefined;
        const inserted = await queries.row<{ name: string; version: number }>(Prisma.sql`
          INSERT INTO model_versions (name, version, description, source, run_id, model_id, run_link, creation_timestamp,
            last_updated_timestamp, idempotency_key)
          SELECT ${row.name}, COALESCE(MAX(version), 0) + 1, ${row.description}, ${row.source}, ${row.runId}, ${row.modelId},
            ${row.runLink}, ${row.now}, ${row.now}, ${row.idempotencyKey}
          FROM model_versions WHERE name = ${row.name}
          ON CONFLICT (idempotency_key) DO NOTHING
          RETURNING name, version`);
        if (inserted) {
          await setTags(queries, inserted.name, inserted.version, row.tags);
          await touchModel(queries, inserted.name, row.now);
          if (row.modelId !== null) await recordRegistration(queries, row.modelId, inserted);
        }
        const made =
          inserted ??
          (await queries.row<{ name: string; version: number }>(Prisma.sql`
            SELECT name, version FROM model_versions WHERE idempotency_key = ${row.idempotencyKey}`));
        // Here, where the model is locked: after the transaction it may have another name.
        return made && findIn(queries, made.name, made.version);
      }),
    search: async (request: SearchRequest, withPrompts: boolean): Promise<Page<ModelVersion>> => {
      const conditions = withPrompts ? [isThere] : [isThere, isOfNoPrompt];
      const page = await searchPage<ModelVersionRow>(store, searchableModelVersions, request, conditions);
      return { ...page, rows: page.rows.map(toModelVersion) };
    },
    /** The newest version of each model in each stage, the lowest number first. */
    latest: async (names: readonly string[]): Promise<ModelVersion[]> => {
      const rows = await store.rows<ModelVersionRow>(Prisma.sql`
        SELECT ${columns} FROM (
          SELECT DISTINCT ON (v.name, v.current_stage) * FROM model_versions v
          WHERE v.name = ANY(${names}::text[]) AND ${isThere}
          ORDER BY v.name, v.current_stage, v.version DESC
        ) v ORDER BY v.version`);
      return rows.map(toModelVersion);
    },
    describe: (name: string, version: number, description: string, now: number) =>
      change({ name, version, times: ['version'] }, now, (queries) =>
        queries.change(Prisma.sql`
          UPDATE model_versions SET description = ${description} WHERE name = ${name} AND version = ${version}`),
      ),
    moveToStage: (name: string, version: number, { stage, archiveOthers }: StageChange, now: number) =>
      change({ name, version, times: ['version', 'model'] }, now, async (queries) => {
        if (archiveOthers) {
          await queries.change(Prisma.sql`
            UPDATE model_versions SET current_stage = 'Archived', last_updated_timestamp = ${now}
            WHERE name = ${name} AND current_stage = ${stage} AND version <> ${version}`);
        }
        await queries.change(Prisma.sql`
          UPDATE model_versions SET current_stage = ${stage} WHERE name = ${name} AND version = ${version}`);
      }),
    setTag: (name: string, version: number, tag: KeyValue) =>
      change({ name, version, times: [] }, 0, (queries) => setTags(queries, name, version, [tag])),
    deleteTag: (name: string, version: number, key: string) =>
      change({ name, version, times: [] }, 0, (queries) =>
        queries.change(Prisma.sql`
          DELETE FROM model_version_tags WHERE name = ${name} AND version = ${version} AND key = ${key}`),
      ),
    /** Takes away all but the number. */
    delete: (name: string, version: number, now: number) =>
      change({ name, version, times: ['version', 'model'] }, now, async (queries) => {
        const aliases = await queries.rows<{ alias: string }>(Prisma.sql`
          SELECT alias FROM registered_model_aliases WHERE name = ${name} AND version = ${version}`);
        const because = movedBecause('The version was deleted.');
        for (const { alias } of aliases) await moveAlias(queries, { name, alias, to: null, now, because });
        await queries.change(
          Prisma.sql`DELETE FROM model_version_tags WHERE name = ${name} AND version = ${version}`,
        );
        await queries.change(Prisma.sql`
          UPDATE model_versions SET current_stage = ${deletedStage}, description = NULL, source = 'REDACTED',
            run_id = NULL, model_id = NULL, run_link = NULL, user_id = NULL
          WHERE name = ${name} AND version = ${version}`);
      }),
  };
}

async function touchModel(queries: Queries, name: string, now: number): Promise<void> {
  await queries.change(
    Prisma.sql`UPDATE registered_models SET last_updated_timestamp = ${now} WHERE name = ${name}`,
  );
}

async function setTags(
  queries: Queries,
  name: string,
  version: number,
  tags: readonly KeyValue[],
): Promise<void> {
  if (tags.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO model_version_tags (name, version, key, value)
    SELECT ${name}, ${version}::int4, key, value
    FROM unnest(${tags.map(({ key }) => key)}::text[], ${tags.map(({ value }) => value)}::text[]) AS t(key, value)
    ON CONFLICT (name, version, key) DO UPDATE SET value = EXCLUDED.value`);
}
