import { Prisma } from '@canopy/database';
import type { KeyValue, ModelAlias, ModelVersion, RegisteredModel } from '@canopy/mlflow-client';
import type { Queries, Store } from '../../database/store.js';
import { unlessTaken } from '../../database/unless-taken.js';
import { int64Column } from '../../protocol/int64.js';
import { type Page, type SearchRequest, searchPage } from '../../search/search-page.js';
import { lockModel, moveAlias, movedBecause, recordMove } from '../aliases/index.js';
import { isNoPrompt, searchableRegisteredModels } from './searchable-registered-models.repository.js';

interface ModelRow {
  name: string;
  description: string | null;
  creation_timestamp: string;
  last_updated_timestamp: string;
  tags: KeyValue[];
  aliases: ModelAlias[];
}

export interface NewModelRow {
  name: string;
  description: string | null;
  /** One of each key, by key. */
  tags: readonly KeyValue[];
  now: number;
}

/** The newest versions of some models, one of each stage. */
export type LatestVersions = (names: readonly string[]) => Promise<ModelVersion[]>;

export type RegisteredModelsRepository = ReturnType<typeof createRegisteredModelsRepository>;

export function createRegisteredModelsRepository(store: Store, latestVersions: LatestVersions) {
  const withVersions = async (rows: readonly ModelRow[]): Promise<RegisteredModel[]> => {
    const versions = rows.length === 0 ? [] : await latestVersions(rows.map(({ name }) => name));
    const byName = Map.groupBy(versions, ({ name }) => name);
    return rows.map((row) => toModel(row, byName.get(row.name) ?? []));
  };

  return {
    /** False when the name is taken. */
    insert: ({ name, description, tags, now }: NewModelRow) =>
      store.transaction(async (queries) => {
        const inserted = await queries.change(Prisma.sql`
          INSERT INTO registered_models (name, description, creation_timestamp, last_updated_timestamp)
          VALUES (${name}, ${description}, ${now}, ${now}) ON CONFLICT DO NOTHING`);
        if (inserted > 0) await setTags(queries, name, tags);
        return inserted > 0;
      }),
    find: async (name: string): Promise<RegisteredModel | undefined> => {
      const row = await store.row<ModelRow>(Prisma.sql`
        SELECT ${searchableRegisteredModels.select} FROM registered_models m WHERE m.name = ${name}`);
      return row && (await withVersions([row]))[0];
    },
    search: async (request: SearchRequest, withPrompts: boolean): Promise<Page<RegisteredModel>> => {
      const conditions = withPrompts ? [] : [isNoPrompt];
      const page = await searchPage<ModelRow>(store, searchableRegisteredModels, request, conditions);
      return { ...page, rows: await withVersions(page.rows) };
    },
    /** False when there is no such model. */
    describe: async (name: string, description: string, now: number) =>
      (await store.change(Prisma.sql`
        UPDATE registered_models SET description = ${description}, last_updated_timestamp = ${now}
        WHERE name = ${name}`)) > 0,
    /** Versions, tags and aliases follow. */
    rename: (name: string, newName: string, now: number) =>
      unlessTaken<'renamed' | 'missing' | 'taken'>(
        store.transaction(async (queries) => {
          if (!(await lockModel(queries, name))) return 'missing';
          await queries.change(Prisma.sql`
            UPDATE registered_models SET name = ${newName}, last_updated_timestamp = ${now} WHERE name = ${name}`);
          await queries.change(Prisma.sql`
            UPDATE model_versions SET last_updated_timestamp = ${now} WHERE name = ${newName}`);
          const because = movedBecause('The model was renamed.');
          for (const { alias, version } of await aliasesOf(queries, newName)) {
            await recordMove(queries, { name, alias, from: version, to: null, now, because });
            await recordMove(queries, { name: newName, alias, from: null, to: version, now, because });
          }
          return 'renamed';
        }),
        'taken',
      ),
    /** False when there is no such model. */
    delete: (name: string, now: number) =>
      store.transaction(async (queries) => {
        if (!(await lockModel(queries, name))) return false;
        const because = movedBecause('The model was deleted.');
        for (const { alias } of await aliasesOf(queries, name)) {
          await moveAlias(queries, { name, alias, to: null, now, because });
        }
        await queries.change(Prisma.sql`DELETE FROM registered_models WHERE name = ${name}`);
        return true;
      }),
    /** False when there is no such model. */
    setTag: (name: string, tag: KeyValue) =>
      store.transaction(async (queries) => {
        if (!(await lockModel(queries, name))) return false;
        await setTags(queries, name, [tag]);
        return true;
      }),
    /** False when there is no such model. */
    deleteTag: (name: string, key: string) =>
      store.transaction(async (queries) => {
        if (!(await lockModel(queries, name))) return false;
        await queries.change(
          Prisma.sql`DELETE FROM registered_model_tags WHERE name = ${name} AND key = ${key}`,
        );
        return true;
      }),
  };
}

const aliasesOf = (queries: Queries, name: string) =>
  queries.rows<{ alias: string; version: number }>(
    Prisma.sql`SELECT alias, version FROM registered_model_aliases WHERE name = ${name} ORDER BY alias`,
  );

async function setTags(queries: Queries, name: string, tags: readonly KeyValue[]): Promise<void> {
  if (tags.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO registered_model_tags (name, key, value)
    SELECT ${name}, key, value
    FROM unnest(${tags.map(({ key }) => key)}::text[], ${tags.map(({ value }) => value)}::text[]) AS t(key, value)
    ON CONFLICT (name, key) DO UPDATE SET value = EXCLUDED.value`);
}

function toModel(row: ModelRow, latest: ModelVersion[]): RegisteredModel {
  return {
    name: row.name,
    creation_timestamp: int64Column(row.creation_timestamp),
    last_updated_timestamp: int64Column(row.last_updated_timestamp),
    description: row.description ?? '',
    latest_versions: latest,
    tags: row.tags,
    aliases: row.aliases,
  };
}
