import { featureColumns, labelColumn, sqlTables } from '@canopy/covertype';
import type { Pool } from '@canopy/database';
import { holdoutBound } from '../preprocess/split-point.js';
import type { ClassCount } from '../training/decide-training.js';

/** Typed rows up to a highest id, by class and side. */
export interface SampleCounts {
  throughId: string;
  classes: ClassCount[];
}

const table = sqlTables.typed.name;
const features = featureColumns.map((column) => `"${column.key}"`).join(', ');
const label = `"${labelColumn.key}"`;

export async function countSamples(pool: Pool, testSize: number): Promise<SampleCounts> {
  const { rows } = await pool.query<ClassCount & { highestId: string }>(
    `SELECT ${label} AS "label", max("id") AS "highestId",
            count(*) FILTER (WHERE "split_point" >= $1)::int AS "training",
            count(*) FILTER (WHERE "split_point" < $1)::int AS "holdout"
       FROM "${table}" GROUP BY ${label} ORDER BY ${label}`,
    [holdoutBound(testSize)],
  );
  const throughId = rows.reduce(
    (highest, row) => (BigInt(row.highestId) > highest ? BigInt(row.highestId) : highest),
    0n,
  );
  return {
    throughId: String(throughId),
    classes: rows.map((row) => ({ label: row.label, training: row.training, holdout: row.holdout })),
  };
}

/** A row: its id, its features, the label, and whether it is held out. */
export type SampleRow = [id: string, ...values: number[], isHoldout: boolean];

/** The rows with the lowest ids above `afterId` and not above `throughId`, in the order of their ids. */
export async function readSamples(
  pool: Pool,
  range: { afterId: string; throughId: string; limit: number; testSize: number },
): Promise<SampleRow[]> {
  const { rows } = await pool.query<SampleRow>({
    rowMode: 'array',
    text: `SELECT "id", ${features}, ${label}, "split_point" < $1 FROM "${table}"
            WHERE "id" > $2 AND "id" <= $3 ORDER BY "id" LIMIT $4`,
    values: [holdoutBound(range.testSize), range.afterId, range.throughId, range.limit],
  });
  return rows;
}
