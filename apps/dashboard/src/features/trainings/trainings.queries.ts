import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import type { Training } from './training';

interface TrainingRow extends Omit<Training, 'version' | 'reason' | 'trainedAt'> {
  version: number | null;
  trainedAt: Date;
}

/** The latest 200 trainings of a model, newest first. */
export async function readTrainings(database: ReadOnlyDatabase, modelName: string): Promise<Training[]> {
  const rows = await database.ask<TrainingRow>(
    `SELECT workflow_run_id AS "workflowRunId", batch_id AS "batchId", run_id AS "runId",
            model_version AS "version", algorithm, total_samples AS "totalSamples",
            n_samples_train AS "samplesTrain", n_samples_test AS "samplesTest", accuracy,
            f1_macro AS "f1Macro", log_loss AS "logLoss", training_time_seconds AS "trainingTimeSeconds",
            promoted, created_at AS "trainedAt"
     FROM model_metrics WHERE model_name = $1 ORDER BY created_at DESC LIMIT 200`,
    [modelName],
  );
  return rows.map(toTraining);
}

export function toTraining({ version, trainedAt, ...row }: TrainingRow): Training {
  return {
    ...row,
    ...(version === null ? {} : { version: String(version) }),
    trainedAt: trainedAt.toISOString(),
  };
}
