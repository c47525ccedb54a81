import type { PrismaClient } from '@canopy/database';
import type { MlflowClient } from '@canopy/mlflow-client';
import { modelFiles } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import type { RegisterInput, Registration } from '../activities/contract/registration.js';
import { EvaluationReport } from '../evaluation/evaluation-report.js';
import { abortable } from '../failures/abortable.js';
import type { DataStore } from '../objects/create-data-store.js';
import { logTraining } from './log-training.js';
import { modelArtifacts } from './model-artifacts.js';
import { saveModelMetrics } from './model-metrics.repository.js';
import { type SettledPromotion, settlePromotion } from './settle-promotion.js';
import { modelHashTag } from './write-receipt.js';

export interface RegisterDependencies {
  store: DataStore;
  tracking: MlflowClient;
  prisma: PrismaClient;
}

/**
 * Logs a training, registers its model as a new version, and makes it champion if the evidence allows. Each
 * step may be repeated: an attempt that died anywhere is finished by the next without a trace of two.
 */
export async function registerModel(
  { store, tracking, prisma }: RegisterDependencies,
  input: RegisterInput,
  signal: AbortSignal,
): Promise<Registration> {
  const report = await readReport(store, input, signal);
  await abortable(logTraining(tracking, input, report), signal);
  const forest = await store.read(input.model.object, signal);
  for (const { path, body, contentType } of modelArtifacts(input, forest, report)) {
    await abortable(tracking.artifacts.upload(input.run, path, body, contentType), signal);
  }
  signal.throwIfAborted();

  // A cancellation comes too late from here on: a version without its alias and its row would be half a training.
  const version = await createVersion(tracking, input);
  const decision = await settlePromotion(tracking, input, { version, report });
  await tracking.modelVersions.setTag(input.modelName, version, 'gate', decision.outcome);
  await tracking.modelVersions.setTag(input.modelName, version, 'gate_reason', decision.reason);
  await saveModelMetrics(prisma, metricsRow(input, version, decision));
  await tracking.runs.update({ runId: input.run.runId, status: 'FINISHED', endTime: input.loggedAt });
  return { version, ...decision };
}

async function readReport(
  store: DataStore,
  { evaluation }: RegisterInput,
  signal: AbortSignal,
): Promise<EvaluationReport> {
  const bytes = await store.read(evaluation.report, signal);
  return Value.Parse(EvaluationReport, JSON.parse(new TextDecoder().decode(bytes)));
}

async function createVersion(tracking: MlflowClient, input: RegisterInput): Promise<string> {
  const { modelName, run, batchId, model, evaluation, idempotencyKey } = input;
  await tracking.registeredModels.getOrCreate(modelName);
  const { version } = await tracking.modelVersions.create({
    name: modelName,
    source: `${run.artifactUri}/${modelFiles.folder}`,
    runId: run.runId,
    tags: {
      batch_id: batchId,
      accuracy: String(evaluation.candidate.accuracy),
      f1_macro: String(evaluation.candidate.f1Macro),
      [modelHashTag]: model.object.sha256,
    },
    idempotencyKey,
  });
  return version;
}

function metricsRow(
  input: RegisterInput,
  version: string,
  { outcome }: SettledPromotion,
): Parameters<typeof saveModelMetrics>[1] {
  const { candidate } = input.evaluation;
  return {
    workflowRunId: input.idempotencyKey,
    batchId: input.batchId,
    runId: input.run.runId,
    modelName: input.modelName,
    modelVersion: Number(version),
    algorithm: input.training.algorithm,
    hyperparameters: input.model.hyperparameters,
    totalSamples: input.snapshot.rows,
    samplesTrain: input.snapshot.trainingRows,
    samplesTest: input.snapshot.holdoutRows,
    snapshotSha256: input.snapshot.object.sha256,
    modelSha256: input.model.object.sha256,
    accuracy: candidate.accuracy,
    f1Macro: candidate.f1Macro,
    logLoss: candidate.logLoss,
    trainingTimeSeconds: input.model.seconds,
    promoted: outcome === 'promoted',
  };
}
