import { type Database, inTransaction, type PoolClient } from '@canopy/database';
import type { ListedWindow, WindowName, WindowQuestion } from '@canopy/pipeline-contract';
import { countColumns } from './count-columns.js';

export interface ColumnCounts {
  key: string;
  counts: number[];
  rest: number;
}

/** The predictions of a window that were of one class. */
export interface PredictedClass {
  label: number;
  rows: number;
  confidence: number;
  /** Sums of the calibrated probability of each class. */
  expected: number[];
}

/** The labelled predictions of a window of one true class, one predicted class and one tenth of confidence. */
export interface LabelledGroup {
  label: number;
  predicted: number;
  tenth: number;
  rows: number;
  confidence: number;
}

/** Questions about many logged predictions at once. All are counted by Postgres: what comes back is small. */
export interface WindowsRepository {
  listPredicted(search: { widthSeconds: number; from: Date; to: Date }): Promise<ListedWindow[]>;
  listLabelled(search: { widthSeconds: number; since: Date }): Promise<ListedWindow[]>;
  countColumns(question: WindowQuestion): Promise<ColumnCounts[]>;
  countPredictions(question: WindowQuestion, classCount: number): Promise<PredictedClass[]>;
  countLabels(window: WindowName): Promise<LabelledGroup[]>;
}

/** Of one answer. */
const mostWindows = 5000;
/** A forest says 0 where no tree voted: what `applyCalibration` of the statistics takes in its place. */
const leastProbability = 1e-6;

// What clients were answered: a shadow answers nobody, and whoever names a version tries something out.
const isAnswer = `"route" IN ('champion', 'canary')`;
const isInWindow = `"model_version" = $1 AND "at" >= $2 AND "at" < $3 AND ${isAnswer}`;
const windowOf = (at: string) =>
  `date_bin(make_interval(secs => $1), ${at}, timestamptz '1970-01-01 00:00:00+00')`;

export function createWindowsRepository({ pool }: Pick<Database, 'pool'>): WindowsRepository {
  return {
    async listPredicted({ widthSeconds, from, to }) {
      const { rows } = await pool.query<WindowRow>(
        `SELECT "model_version" AS "version", ${windowOf('"at"')} AS "from", count(*)::int AS "rows"
         FROM "predictions" WHERE "at" >= $2 AND "at" < $3 AND ${isAnswer}
         GROUP BY 1, 2 ORDER BY 2, 1 LIMIT ${mostWindows}`,
        [widthSeconds, from, to],
      );
      return rows.map((row) => nameWindow(row, widthSeconds));
    },
    async listLabelled({ widthSeconds, since }) {
      const { rows } = await pool.query<WindowRow>(
        `SELECT "model_version" AS "version", ${windowOf('"at"')} AS "from", count(*)::int AS "rows"
         FROM "feedback" JOIN "predictions" ON "predictions"."id" = "prediction_id"
         WHERE "received_at" >= $2 AND ${isAnswer}
         GROUP BY 1, 2 ORDER BY 2, 1 LIMIT ${mostWindows}`,
        [widthSeconds, since],
      );
      return rows.map((row) => nameWindow(row, widthSeconds));
    },
    async countColumns(question) {
      if (question.columns.length === 0) return [];
      const { keys, parameters, sortOut } = countColumns(question.columns, 4);
      const names = keys.map((_, index) => `"k${index}"`);
      const { rows } = await counting(pool, (client) =>
        client.query<Record<string, number | null> & { rows: number }>(
          `SELECT ${names.join(', ')}, count(*)::int AS "rows" FROM (
             SELECT ${keys.map((key, index) => `${key} AS ${names[index]}`).join(', ')}
             FROM "predictions" WHERE ${isInWindow} AND cardinality("features") >= ${question.columns.length} OFFSET 0
           ) "binned" GROUP BY GROUPING SETS (${names.map((name) => `(${name})`).join(', ')})`,
          [question.version, question.from, question.to, ...parameters],
        ),
      );
      return sortOut(
        rows.map((row) => {
          const key = names.findIndex((_, index) => row[`k${index}`] !== null);
          return { key, value: row[`k${key}`] ?? 0, rows: row.rows };
        }),
      );
    },
    async countPredictions({ version, from, to, temperature }, classCount) {
      const classes = Array.from({ length: classCount }, (_, index) => index);
      const powers = classes.map(
        (c) => `power(greatest("probabilities"[${c + 1}], ${leastProbability}), $4::float8) AS "p${c}"`,
      );
      const sums = classes.map((c) => `coalesce(sum("p${c}" / "all"), 0)`);
      const { rows } = await counting(pool, (client) =>
        client.query<PredictedClass>(
          `SELECT "label", count(*)::int AS "rows", sum("confidence") AS "confidence", ARRAY[${sums.join(', ')}] AS "expected"
           FROM (
             SELECT *, ${classes.map((c) => `"p${c}"`).join(' + ')} AS "all" FROM (
               SELECT "label", "confidence", ${powers.join(', ')} FROM "predictions" WHERE ${isInWindow} OFFSET 0
             ) "powers" OFFSET 0
           ) "calibrated" GROUP BY "label"`,
          [version, from, to, 1 / temperature],
        ),
      );
      return rows;
    },
    async countLabels({ version, from, to }) {
      const { rows } = await counting(pool, (client) =>
        client.query<LabelledGroup>(
          `SELECT "feedback"."label", "predictions"."label" AS "predicted",
                  least(9, floor("confidence" * 10))::int AS "tenth", count(*)::int AS "rows", sum("confidence") AS "confidence"
           FROM "predictions" JOIN "feedback" ON "prediction_id" = "id"
           WHERE ${isInWindow} GROUP BY 1, 2, 3`,
          [version, from, to],
        ),
      );
      return rows;
    },
  };
}

interface WindowRow {
  version: string;
  from: Date;
  rows: number;
}

function nameWindow({ version, from, rows }: WindowRow, widthSeconds: number): ListedWindow {
  const to = new Date(from.getTime() + widthSeconds * 1000);
  return { version, from: from.toISOString(), to: to.toISOString(), rows };
}

/** Few groups of many rows: hash tables in one pass, where the planner would sort the rows once a table and compile for as long. */
function counting<T>(pool: Database['pool'], work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query("SET LOCAL enable_sort = off; SET LOCAL jit = off; SET LOCAL work_mem = '16MB'");
    return work(client);
  });
}
