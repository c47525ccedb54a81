import { hash } from 'node:crypto';
import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { modelFiles } from '@canopy/pipeline-contract';
import type { VerificationReport } from './verification-report.js';

/** The model file that a version serves, if it has the hash that the receipt names. */
export async function readModelFile(
  tracking: MlflowClient,
  { modelName, version, sha256 }: { modelName: string; version: string; sha256: string },
  { agreed, problems }: VerificationReport,
): Promise<Uint8Array | undefined> {
  const what = `the model file of version ${version}`;
  const found = await tracking.modelVersions.get(modelName, version);
  if (found === undefined) {
    problems.push(`${what}: there is no such version any more`);
    return undefined;
  }
  try {
    const file = modelFiles.forest.slice(modelFiles.folder.length + 1);
    const bytes = await tracking.artifacts.download(found.source, file);
    const actual = hash('sha256', bytes);
    if (actual === sha256) {
      agreed.push(what);
      return bytes;
    }
    problems.push(`${what} at ${found.source}: its SHA-256 is ${actual}, the receipt says ${sha256}`);
  } catch (error) {
    if (!(error instanceof MlflowError) || error.isRetryable) throw error;
    problems.push(`${what} at ${found.source}: ${error.message}`);
  }
  return undefined;
}
