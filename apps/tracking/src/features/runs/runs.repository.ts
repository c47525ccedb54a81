import { Prisma } from '@canopy/database';
import type { KeyValue, LifecycleStage, Run, RunInfo, RunStatus } from '@canopy/mlflow-client';
import { claimRun } from '../../database/claim-run.js';
import { newRevision } from '../../database/new-revision.js';
import type { Store } from '../../database/store.js';
import type { Int64 } from '../../protocol/int64.js';
import type { KeptFrames } from '../../search/columns/index.js';
import { type Page, type SearchRequest, searchPage } from '../../search/search-page.js';
import { type RunState, readRuns, runColumns } from './read-runs.repository.js';
import { runNameTag } from './run-name-tag.js';
import { type RunRow, toRunInfo } from './run-row.js';
import { setRunTags } from './run-tags.repository.js';
import type { RunTexts } from './run-texts.repository.js';
import { runsInMemory } from './runs-in-memory.js';
import { isOf, searchableRuns } from './searchable-runs.repository.js';

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

export function createRunsRepository(store: Store, texts: RunTexts, frames: KeptFrames) {
  const findState = (runId: string) =>
    store.row<RunState>(Prisma.sql`SELECT id, number, revision FROM runs WHERE id = ${runId}`);

  return {
    /**
     * The new run; undefined when the same idempotency key made one before, or makes it at this moment, or when the
     * experiment is not active.
     */
    insert: async (run: NewRunRow): Promise<RunInfo | undefined> => {
      // A second request of the same key waits here for the first to commit. The lock makes a deletion of the experiment
      // wait for the run, which it then marks with the others.
      const row = await store.row<RunRow>(Prisma.sql`
        WITH run AS (
          INSERT INTO runs AS r (id, experiment_id, name, user_id, start_time, artifact_uri, idempotency_key)
          SELECT ${run.id}, e.id, ${run.name}, ${run.userId}, ${run.startTime}::int8,
            ${run.artifactUri}, ${run.idempotencyKey}
          FROM experiments e WHERE e.id = ${run.experimentId} AND e.lifecycle_stage = 'active' FOR SHARE
          ON CONFLICT (idempotency_key) DO NOTHING
          RETURNING r.number, ${runColumns}
        ), tags_set AS (${setRunTags(run.tags)})
        SELECT * FROM run`);
      return row && toRunInfo(row);
    },
    findIdByKey: async (idempotencyKey: string) => {
      const row = await store.row<{ id: string }>(
        Prisma.sql`SELECT id FROM runs WHERE idempotency_key = ${idempotencyKey}`,
      );
      return row?.id;
    },
    findInfo: async (runId: string): Promise<RunInfo | undefined> => {
      const row = await store.row<RunRow>(Prisma.sql`SELECT ${runColumns} FROM runs r WHERE r.id = ${runId}`);
      return row && toRunInfo(row);
    },
    find: async (runId: string): Promise<Run | undefined> => {
      const state = await findState(runId);
      return state && (await readRuns(store, [state])).get(runId);
    },
    /** The run as JSON. */
    findText: async (runId: string): Promise<Buffer | undefined> => {
      const state = await findState(runId);
      return state && (await texts.of([state]))[0];
    },
    /** The runs of a page, each as JSON. */
    search: async (
      request: SearchRequest,
      experimentIds: readonly number[],
      stage: LifecycleStage | undefined,
    ): Promise<Page<Buffer>> => {
      const conditions = [
        isOf(Prisma.sql`r`, experimentIds),
        ...(stage ? [Prisma.sql`r.lifecycle_stage = ${stage}::lifecycle_stage`] : []),
      ];
      const memory = runsInMemory(frames, experimentIds, stage);
      const searchable = { ...searchableRuns(experimentIds, stage), memory };
      const page = await searchPage<RunState>(store, searchable, request, conditions);
      return { ...page, rows: await texts.of(page.rows) };
    },
    /** Undefined when there is no active run of that id. */
    update: async (runId: string, { status, endTime, name }: RunChange) => {
      const row = await store.row<RunRow>(Prisma.sql`
        WITH run AS (
          UPDATE runs r SET
            revision = ${newRevision},
            status = COALESCE(${status ?? null}::run_status, r.status),
            end_time = COALESCE(${endTime ?? null}::int8, r.end_time),
            name = COALESCE(${name ?? null}, r.name)
          WHERE r.id = ${runId} AND r.lifecycle_stage = 'active'
          RETURNING r.number, ${runColumns}
        ), tags_set AS (${setRunTags(name === undefined ? [] : [{ key: runNameTag, value: name }])})
        SELECT * FROM run`);
      return row && toRunInfo(row);
    },
    /** False when there is no such run. */
    mark: async (runId: string, stage: LifecycleStage, now: number) =>
      (await store.change(Prisma.sql`
        UPDATE runs SET revision = ${newRevision}, lifecycle_stage = ${stage}::lifecycle_stage,
          deleted_at = ${stage === 'deleted' ? Prisma.sql`COALESCE(deleted_at, ${now})` : Prisma.sql`NULL`}
        WHERE id = ${runId}`)) > 0,
    /** How many tags are gone: one or none; undefined when there is no active run of that id. */
    deleteTag: async (runId: string, key: string) => {
      const row = await store.row<{ deleted: number }>(Prisma.sql`
        WITH run AS (${claimRun(runId)}), gone AS (
          DELETE FROM run_tags USING run WHERE run_number = run.number AND key = ${key} RETURNING key
        )
        SELECT (SELECT count(*)::int4 FROM gone) AS deleted FROM run`);
      return row?.deleted;
    },
    /** Gives a tag another value, which follows from the present one. False when there is no active run of that id. */
    changeTag: (runId: string, key: string, change: (value: string | undefined) => string) =>
      store.transaction(async (queries) => {
        const claim = claimRun(runId);
        const run = await queries.row<{ number: number }>(claim);
        if (!run) return false;
        const tag = await queries.row<{ value: string }>(
          Prisma.sql`SELECT value FROM run_tags WHERE run_number = ${run.number} AND key = ${key}`,
        );
        await queries.change(
          Prisma.sql`WITH run AS (${claim}) ${setRunTags([{ key, value: change(tag?.value) }])}`,
        );
        return true;
      }),
  };
}
