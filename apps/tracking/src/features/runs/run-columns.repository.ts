import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';
import {
  type ColumnName,
  type ColumnSource,
  type LoadedColumns,
  readArray,
  stateColumns,
} from '../../search/columns/index.js';
import { columnSql, runsWith, runValue } from './column-sql.repository.js';
import { isOf } from './searchable-runs.repository.js';

interface ReadRow {
  snapshot: string;
  epoch: string;
}

// A table that is emptied gets another file, and a database that is set back to a backup is started for it.
const read = Prisma.sql`pg_current_snapshot()::text AS snapshot,
  concat(pg_relation_filenode('runs'), ' ', pg_postmaster_start_time()) AS epoch`;

/** Reads the columns of runs, and by `run_changes` what changed in them. */
export function createRunColumns(queries: Queries): ColumnSource {
  return {
    haveAtMost: async (experimentIds, most) => {
      const counted = await queries.row<{ count: number }>(Prisma.sql`
        SELECT count(*)::int4 AS count FROM (
          SELECT FROM runs r WHERE ${isOf(Prisma.sql`r`, experimentIds)} LIMIT ${most + 1}) AS first`);
      return (counted?.count ?? 0) <= most;
    },
    loadState: (experimentIds) => {
      const names = Object.values(stateColumns);
      const values = names.map((name, at) => Prisma.sql`${runValue(name)} AS ${valueAt(at)}`);
      return load(queries, runsWith(experimentIds, values), names);
    },
    loadColumn: (experimentIds, name) =>
      load(
        queries,
        Prisma.sql`SELECT experiment_id, number, value AS ${valueAt(0)} FROM (${columnSql(name).all(experimentIds)})`,
        [name],
      ),
    changesSince: async (seen, names, most) => {
      const rows = await queries.rows<ReadRow & Record<string, unknown>>(
        changedRuns(seen, names.map(columnSql), most),
      );
      const { snapshot, epoch } = rows[0] as ReadRow;
      const changed = rows.filter(({ number }) => number !== null);
      const changes = changed.map((row) => ({
        experimentId: Number(row.experiment_id),
        number: Number(row.number),
        isThere: row.is_there === true,
        values: names.map((_, at) => row[`value_${at}`] as number | string | null),
      }));
      return { snapshot, epoch, changes: changes.length > most ? undefined : changes };
    },
    inSmallLetters: async (texts) => {
      const rows = await queries.rows<{ text: string }>(Prisma.sql`
        SELECT lower(text COLLATE "default") AS text
        FROM unnest(${texts}::text[]) WITH ORDINALITY AS given(text, place) ORDER BY place`);
      return rows.map(({ text }) => text);
    },
  };
}

const noBytes = Buffer.alloc(0);

function readNumbers(bytes: Buffer): number[] {
  const numbers: number[] = [];
  readArray(bytes, (_, start) => numbers.push(bytes.readInt32BE(start)));
  return numbers;
}

const valueAt = (at: number) => Prisma.raw(`value_${at}`);

/** All values of the rows of `source`, as arrays in the form of Postgres: rows of their own would take several times as long. */
async function load(
  queries: Queries,
  source: Prisma.Sql,
  names: readonly ColumnName[],
): Promise<LoadedColumns> {
  const arrays = names.map((_, at) => Prisma.sql`array_send(array_agg(${valueAt(at)})) AS ${valueAt(at)}`);
  const rows = await queries.rows<ReadRow & Record<string, Buffer | number | null>>(
    Prisma.sql`
      SELECT ${read}, loaded.* FROM (SELECT) AS once LEFT JOIN (
        SELECT experiment_id, array_send(array_agg(number)) AS numbers, ${Prisma.join(arrays)}
        FROM (${source}) AS source GROUP BY experiment_id) AS loaded ON TRUE`,
    'own',
  );
  const { snapshot, epoch } = rows[0] as ReadRow;
  const loaded = rows.flatMap(({ experiment_id, numbers, ...arrays }) => {
    if (typeof experiment_id !== 'number' || !Buffer.isBuffer(numbers)) return [];
    const columns = names.map((name, at) => {
      const bytes = arrays[`value_${at}`];
      return { bytes: Buffer.isBuffer(bytes) ? bytes : noBytes, isList: name.kind === 'dataset' };
    });
    return [{ experimentId: experiment_id, numbers: readNumbers(numbers), columns }];
  });
  return { snapshot, epoch, loaded };
}

/**
 * One row at least, for the snapshot. Whoever restored a dump into another cluster has notes of transactions that are still to come
 * there: they are no changes, or all runs would be read for each search.
 */
const changedRuns = (
  seen: Parameters<ColumnSource['changesSince']>[0],
  columns: readonly ReturnType<typeof columnSql>[],
  most: number,
) => {
  const values = columns.map(({ ofRun }, at) => Prisma.sql`${ofRun} AS ${valueAt(at)}`);
  return Prisma.sql`
    WITH changed AS MATERIALIZED (
      SELECT DISTINCT change.experiment_id, change.run_number
      FROM unnest(${seen.map(({ experimentId }) => experimentId)}::int4[],
        ${seen.map(({ snapshot }) => snapshot)}::pg_snapshot[]) AS seen(experiment_id, snapshot)
      CROSS JOIN LATERAL (
        SELECT c.experiment_id, c.run_number FROM run_changes c
        WHERE c.experiment_id = seen.experiment_id AND c.changed >= pg_snapshot_xmin(seen.snapshot)
          AND c.changed < pg_snapshot_xmax(pg_current_snapshot())
          AND NOT pg_visible_in_snapshot(c.changed, seen.snapshot)
        OFFSET 0) AS change
      LIMIT ${most + 1})
    SELECT ${read}, changed.experiment_id, changed.run_number AS number, r.*
    FROM (SELECT) AS once
    LEFT JOIN changed ON TRUE
    LEFT JOIN LATERAL (
      SELECT TRUE AS is_there, ${Prisma.join(values)} FROM runs r
      WHERE r.number = changed.run_number OFFSET 0) AS r ON TRUE`;
};
