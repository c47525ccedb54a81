import { Prisma } from '@canopy/database';
import type { Run } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import { readRunInputs } from '../inputs/index.js';
import { readRunData } from './run-data.repository.js';
import { type RunRow, toRunInfo } from './run-row.js';

/** A run in one of its states. */
export interface RunState {
  id: string;
  number: number;
  /** Another one, as soon as anything changes that the run shows. */
  revision: string;
}

export const runColumns = Prisma.sql`r.id, r.experiment_id, r.name, r.user_id, r.status, r.start_time, r.end_time,
  r.artifact_uri, r.lifecycle_stage`;

/** Whole runs by id, in a fixed number of reads. Those that are gone by now have no entry. */
export async function readRuns(queries: Queries, states: readonly RunState[]): Promise<Map<string, Run>> {
  if (states.length === 0) return new Map();
  const numbers = states.map(({ number }) => number);
  const [rows, dataOf, surroundingsOf] = await Promise.all([
    queries.rows<RunRow & { number: number }>(
      Prisma.sql`SELECT ${runColumns}, r.number FROM runs r WHERE r.number = ANY(${numbers}::int4[])`,
    ),
    readRunData(queries, numbers),
    readRunInputs(
      queries,
      states.map(({ id }) => id),
    ),
  ]);
  return new Map(
    rows.map((row) => [
      row.id,
      { info: toRunInfo(row), data: dataOf(row.number), ...surroundingsOf(row.id) },
    ]),
  );
}
