import { hash } from 'node:crypto';
import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { modelFiles, type ReproductionInput, TrainingRecord } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import type { RecalledTraining } from '../activities/contract/reproduction.js';
import { abortable } from '../failures/abortable.js';
import { InputError } from '../input/input-error.js';
import { describeCode } from './describe-code.js';
import { trainingRecordFile } from './training-record-file.js';

/**
 * Reads what a version was trained from out of its run.
 *
 * @throws InputError when there is no such version, or when its run does not say what it was trained from.
 */
export async function recallTraining(
  tracking: MlflowClient,
  { modelName, version }: ReproductionInput,
  signal: AbortSignal,
): Promise<RecalledTraining> {
  const found = await abortable(tracking.modelVersions.get(modelName, version), signal);
  if (found === undefined) throw new InputError(`There is no version ${version} of ${modelName}`);
  const root = found.source.slice(0, -`/${modelFiles.folder}`.length);
  try {
    const record = readRecord(await abortable(tracking.artifacts.download(root, trainingRecordFile), signal));
    const file = await abortable(tracking.artifacts.download(root, modelFiles.forest), signal);
    return { ...record, registered: hash('sha256', file), presentCode: describeCode() };
  } catch (error) {
    if (!(error instanceof MlflowError) || error.isRetryable) throw error;
    throw new InputError(
      `Version ${version} of ${modelName} does not say what it was trained from: ${error.message}`,
    );
  }
}

function readRecord(bytes: Uint8Array): TrainingRecord {
  return Value.Parse(TrainingRecord, JSON.parse(new TextDecoder().decode(bytes)));
}
