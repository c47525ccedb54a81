import { Prisma } from '@canopy/database';
import type { KeyValue, LifecycleStage, Run, RunInfo, RunStatus } from '@canopy/mlflow-client';
import type { Store } from '../../database/store.js';
import type { Int64 } from '../../protocol/int64.js';
import { int64Column } from '../../protocol/int64.js';
import { type Page, type SearchRequest, searchPage } from '../../search/search-page.js';
import { readRunInputs } from '../inputs/index.js';
import { readRunData } from './run-data.repository.js';
import { runNameTag } from './run-name-tag.js';
import { setRunTags } from './run-tags.repository.js';
import { searchableRuns } from './searchable-runs.repository.js';

interface RunRow {
  id: string;
  experiment_id: number;
  name: string;
  user_id: string;
  status: RunStatus;
  start_time: string;
  end_time: string | null;
  artifact_uri: string;
  lifecycle_stage: LifecycleStage;
}

export interface NewRunRow {
  id: string;
  experimentId: number;
  name: string;
  userId: string;
  startTime: Int64;
  artifactUri: string;
  idempotencyKey: string | null;
  /** One of each key, by key. */
  tags: readonly KeyValue[];
}

export interface RunChange {
  status?: RunStatus | undefined;
  endTime?: Int64 | undefined;
  name?: string | undefined;
}

export type RunsRepository = ReturnType<typeof createRunsRepository>;

const columns = searchableRuns.select;

export function createRunsRepository(store: Store) {
  return {
    /** The id of the new run, or of the one that the same idempotency key made before or makes at this moment. */
    insert: (run: NewRunRow) =>
      store.transaction(async (queries) => {
        // A second request of the same key waits here for the first to commit.
        const inserted = await queries.change(Prisma.sql`
          INSERT INTO runs (id, experiment_id, name, user_id, start_time, artifact_uri, idempotency_key)
          VALUES (${run.id}, ${run.experimentId}, ${run.name}, ${run.userId}, ${run.startTime},
            ${run.artifactUri}, ${run.idempotencyKey})
          ON CONFLICT (idempotency_key) DO NOTHING`);
        if (inserted > 0) {
          await setRunTags(queries, run.id, run.tags);
          return run.id;
        }
        const first = await queries.row<{ id: string }>(
          Prisma.sql`SELECT id FROM runs WHERE idempotency_key = ${run.idempotencyKey}`,
        );
        return first?.id ?? run.id;
      }),
    findInfo: async (runId: string): Promise<RunInfo | undefined> => {
      const row = await store.row<RunRow>(Prisma.sql`SELECT ${columns} FROM runs r WHERE r.id = ${runId}`);
      return row && toRunInfo(row);
    },
    find: async (runId: string): Promise<Run | undefined> => {
      const row = await store.row<RunRow>(Prisma.sql`SELECT ${columns} FROM runs r WHERE r.id = ${runId}`);
      return row && (await withData([row]))[0];
    },
    search: async (
      request: SearchRequest,
      experimentIds: readonly number[],
      stage: LifecycleStage | undefined,
    ): Promise<Page<Run>> => {
      const conditions = [
        Prisma.sql`r.experiment_id = ANY(${experimentIds}::int4[])`,
        ...(stage ? [Prisma.sql`r.lifecycle_stage = ${stage}::lifecycle_stage`] : []),
      ];
      const page = await searchPage<RunRow>(store, searchableRuns, request, conditions);
      return { ...page, rows: await withData(page.rows) };
    },
    /** Undefined when there is no active run of that id. */
    update: (runId: string, { status, endTime, name }: RunChange) =>
      store.transaction(async (queries) => {
        const row = await queries.row<RunRow>(Prisma.sql`
          UPDATE runs r SET
            status = COALESCE(${status ?? null}::run_status, r.status),
            end_time = COALESCE(${endTime ?? null}::int8, r.end_time),
            name = COALESCE(${name ?? null}, r.name)
          WHERE r.id = ${runId} AND r.lifecycle_stage = 'active'
          RETURNING ${columns}`);
        if (row && name !== undefined) await setRunTags(queries, runId, [{ key: runNameTag, value: name }]);
        return row && toRunInfo(row);
      }),
    /** False when there is no such run. */
    mark: async (runId: string, stage: LifecycleStage, now: number) =>
      (await store.change(Prisma.sql`
        UPDATE runs SET lifecycle_stage = ${stage}::lifecycle_stage,
          deleted_at = ${stage === 'deleted' ? Prisma.sql`COALESCE(deleted_at, ${now})` : Prisma.sql`NULL`}
        WHERE id = ${runId}`)) > 0,
    /** False when the run has no such tag. */
    deleteTag: async (runId: string, key: string) =>
      (await store.change(Prisma.sql`DELETE FROM run_tags WHERE run_id = ${runId} AND key = ${key}`)) > 0,
  };

  async function withData(rows: readonly RunRow[]): Promise<Run[]> {
    const ids = rows.map(({ id }) => id);
    const [dataOf, surroundingsOf] = await Promise.all([readRunData(store, ids), readRunInputs(store, ids)]);
    return rows.map((row) => ({ info: toRunInfo(row), data: dataOf(row.id), ...surroundingsOf(row.id) }));
  }
}

function toRunInfo(row: RunRow): RunInfo {
  return {
    run_id: row.id,
    run_uuid: row.id,
    run_name: row.name,
    experiment_id: String(row.experiment_id),
    user_id: row.user_id,
    status: row.status,
    start_time: int64Column(row.start_time),
    ...(row.end_time !== null && { end_time: int64Column(row.end_time) }),
    artifact_uri: row.artifact_uri,
    lifecycle_stage: row.lifecycle_stage,
  };
}
