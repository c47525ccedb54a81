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

export interface LoggedPredictionsRepository {
  /** Undefined when none of that id is kept. */
  find(id: string): Promise<StoredPrediction | undefined>;
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
  };
}
