import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import { checkReasons, reasonsColumn } from '../../server/gate-reasons';
import type { Lineage, LineageAnswer } from './lineage';

type DecisionRow = Omit<Lineage['decisions'][number], 'reasons'> & { reasons: unknown };

/** What was decided about the versions, the latest first. */
export async function readDecisions(
  database: ReadOnlyDatabase,
  modelName: string,
  versions: readonly string[],
): Promise<Lineage['decisions']> {
  const rows = await database.ask<DecisionRow>(
    `SELECT position::text AS "position", version::text AS "version", outcome, who, why,
            ${reasonsColumn}, decided_at::text AS "decidedAt"
       FROM decisions WHERE name = $1 AND version::text = ANY($2) ORDER BY decisions.position DESC LIMIT 200`,
    [modelName, versions],
  );
  return rows.map(({ reasons, ...row }) => ({
    ...row,
    ...checkReasons(reasons),
    decidedAt: new Date(Number(row.decidedAt)).toISOString(),
  }));
}

/** How often each version has answered. */
export async function readPredictions(
  database: ReadOnlyDatabase,
  versions: readonly string[],
): Promise<Lineage['predictions']> {
  const rows = await database.ask<{ version: string; count: string; latestAt: Date }>(
    `SELECT model_version AS "version", count(*) AS "count", max(at) AS "latestAt"
       FROM predictions WHERE at > now() - interval '7 days' AND model_version = ANY($1)
      GROUP BY model_version ORDER BY max(at) DESC`,
    [versions],
  );
  return rows.map(({ version, count, latestAt }) => ({
    version,
    count: Number(count),
    latestAt: latestAt.toISOString(),
  }));
}

type AnswerRow = Omit<LineageAnswer, 'at' | 'trueLabel'> & { at: Date; trueLabel: number | null };

/** One answer by its id. */
export async function readAnswer(database: ReadOnlyDatabase, id: string): Promise<LineageAnswer | undefined> {
  const [found] = await database.ask<AnswerRow>(
    `SELECT predictions.id, at, model_version AS "version", route::text AS "route", predictions.label, confidence,
            feedback.label AS "trueLabel"
       FROM predictions LEFT JOIN feedback ON prediction_id = predictions.id WHERE predictions.id = $1`,
    [id],
  );
  if (found === undefined) return undefined;
  const { at, trueLabel, ...answer } = found;
  return { ...answer, at: at.toISOString(), ...(trueLabel !== null && { trueLabel }) };
}
