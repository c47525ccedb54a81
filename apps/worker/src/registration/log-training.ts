import { featureColumns } from '@canopy/covertype';
import type { MlflowClient } from '@canopy/mlflow-client';
import type { RegisterInput } from '../activities/contract/registration.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';

/** Logs a training to its run by the names of the reference system, and the measures it does not have. */
export async function logTraining(
  tracking: MlflowClient,
  input: RegisterInput,
  report: EvaluationReport,
): Promise<void> {
  const measured = Object.entries(metricsOf(input, report));
  await tracking.runs.logBatch(input.run.runId, {
    params: paramsOf(input),
    metrics: measured.map(([key, value]) => ({ key, value, timestamp: input.loggedAt })),
  });
}

function paramsOf(input: RegisterInput): Record<string, string> {
  return {
    ...input.model.hyperparameters,
    random_state: String(input.training.randomState),
    test_size: String(input.testSize),
    min_sample_increment: String(input.minSampleIncrement),
    model_type: input.training.algorithm,
  };
}

function metricsOf(input: RegisterInput, report: EvaluationReport): Record<string, number> {
  const { candidate, floor, champion, classNames, reliability, surrogate } = report;
  const metrics: Record<string, number> = {
    accuracy: candidate.accuracy,
    f1_macro: candidate.f1Macro,
    log_loss: candidate.logLoss,
    n_samples_train: input.snapshot.trainingRows,
    n_samples_test: input.snapshot.holdoutRows,
    n_features: featureColumns.length,
    n_classes: classNames.length,
    training_time_seconds: input.model.seconds,
    floor_accuracy: floor.accuracy,
    surrogate_fidelity: surrogate.fidelity,
  };
  if (champion !== undefined) metrics.champion_accuracy = champion.judgement.accuracy;
  if (reliability !== undefined) {
    metrics.calibration_error = reliability.before.calibrationError;
    metrics.calibrated_error = reliability.after.calibrationError;
    metrics.conformal_coverage = reliability.covered;
    metrics.conformal_set_size = reliability.meanSetSize;
  }
  for (const [label, { precision, recall, f1 }] of candidate.perClass.entries()) {
    metrics[`precision_${label}`] = precision;
    metrics[`recall_${label}`] = recall;
    metrics[`f1_${label}`] = f1;
  }
  return metrics;
}
