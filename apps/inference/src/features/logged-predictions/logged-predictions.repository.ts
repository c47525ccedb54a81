import type { Database } from '@canopy/database';
import type { PredictionRoute } from '../../prediction-log/prediction-log.js';

/** A prediction as it was logged, with its true class where that is known. */
export interface StoredPrediction {
  id: string;
  at: Date;
  route: PredictionRoute;
  modelVersion: string;
  label: number;
  confidence: number;
  probabilities: number[];
  /** Null where the log keeps hashes only. */
  features: number[] | null;
  trueLabel: number | null;
  labelledAt: Date | null;
  corrects: number | null;
}

/** A prediction in a list: what it was, not what it was made from. */
export type ListedPrediction = Omit<
  StoredPrediction,
  'probabilities' | 'features' | 'labelledAt' | 'corrects'
>;

export interface LoggedPredictionsRepository {
  /** Undefined when none of that id is kept. */
  find(id: string): Promise<StoredPrediction | undefined>;
  /** The latest first, which is the order of their ids. */
  list(search: {
    version: string | undefined;
    before: string | undefined;
    limit: number;
  }): Promise<ListedPrediction[]>;
}

export function createLoggedPredictionsRepository({
  pool,
}: Pick<Database, 'pool'>): LoggedPredictionsRepository {
  return {
    async find(id) {
      const { rows } = await pool.query<StoredPrediction>(
        `SELECT p."id", p."at", p."route", p."model_version" AS "modelVersion", p."label", p."confidence",
                p."probabilities", p."features", f."label" AS "trueLabel", f."received_at" AS "labelledAt", f."corrects"
         FROM "predictions" p LEFT JOIN "feedback" f ON f."prediction_id" = p."id"
         WHERE p."id" = $1`,
        [id],
      );
      return rows[0];
    },
    async list({ version, before, limit }) {
      const values: unknown[] = [limit];
      const conditions = ['true'];
      if (version !== undefined) conditions.push(`"model_version" = $${values.push(version)}`);
      if (before !== undefined) conditions.push(`"id" < $${values.push(before)}`);
      const { rows } = await pool.query<ListedPrediction>(
        `SELECT p."id", p."at", p."route", p."model_version" AS "modelVersion", p."label", p."confidence",
                f."label" AS "trueLabel"
         FROM (SELECT * FROM "predictions" WHERE ${conditions.join(' AND ')} ORDER BY "id" DESC LIMIT $1) p
         LEFT JOIN "feedback" f ON f."prediction_id" = p."id" ORDER BY p."id" DESC`,
        values,
      );
      return rows;
    },
  };
}
