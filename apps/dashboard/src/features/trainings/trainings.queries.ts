import { championAlias } from '@canopy/pipeline-contract';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import { checkReasons, reasonsColumn } from '../../server/gate-reasons';
import type { Training } from './training';

type Decision = NonNullable<Training['decision']>;

interface TrainingRow extends Omit<Training, 'version' | 'decision' | 'trainedAt'> {
  version: number | null;
  trainedAt: Date;
  /** Null, as all of it, where nothing was decided. */
  outcome: Decision['outcome'] | null;
  why: string | null;
  reasons: unknown;
  question: Decision['question'];
}

/** The latest 200 trainings of a model, newest first, and what was decided about each last. */
export async function readTrainings(database: ReadOnlyDatabase, modelName: string): Promise<Training[]> {
  const rows = await database.ask<TrainingRow>(
    `SELECT workflow_run_id AS "workflowRunId", batch_id AS "batchId", run_id AS "runId",
            model_version AS "version", algorithm, total_samples AS "totalSamples",
            n_samples_train AS "samplesTrain", n_samples_test AS "samplesTest", accuracy,
            f1_macro AS "f1Macro", log_loss AS "logLoss", training_time_seconds AS "trainingTimeSeconds",
            promoted, created_at AS "trainedAt", outcome, why, "reasons",
            CASE WHEN outcome IS DISTINCT FROM 'awaiting_approval' THEN 'none'
                 WHEN from_version IS NOT DISTINCT FROM champion THEN 'open' ELSE 'overtaken' END AS "question"
       FROM model_metrics
            LEFT JOIN LATERAL (
              SELECT outcome, why, from_version, ${reasonsColumn} FROM decisions
               WHERE name = model_name AND alias = $2 AND version = model_version
               ORDER BY decisions.position DESC LIMIT 1) AS decided ON true
            LEFT JOIN LATERAL (
              SELECT to_version AS champion FROM decisions
               WHERE name = model_name AND alias = $2 ORDER BY decisions.position DESC LIMIT 1) AS newest ON true
      WHERE model_name = $1 ORDER BY created_at DESC LIMIT 200`,
    [modelName, championAlias],
  );
  return rows.map(toTraining);
}

function toTraining(row: TrainingRow): Training {
  const { version, trainedAt, outcome, why, reasons, question, ...training } = row;
  return {
    ...training,
    ...(version !== null && { version: String(version) }),
    ...(outcome !== null &&
      why !== null && { decision: { outcome, why, question, ...checkReasons(reasons) } }),
    trainedAt: trainedAt.toISOString(),
  };
}
