import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { modelFiles, ServingDescription, TrainingProfile } from '@canopy/pipeline-contract';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { abortable } from '../failures/abortable.js';

/** What a version says of its training and of how sure it is; undefined for a version that does not. */
export interface KnownTraining {
  profile: TrainingProfile | undefined;
  temperature: number;
  /** By column key, the share of the questions' gain. */
  importances: Readonly<Record<string, number>>;
}

export type FindTraining = (
  modelName: string,
  version: string,
  signal: AbortSignal,
) => Promise<KnownTraining>;

const mostKept = 50;
const unknownTraining: KnownTraining = { profile: undefined, temperature: 1, importances: {} };

/** Looks up versions, and remembers those that were asked for last: what a version says never changes. */
export function createFindTraining(tracking: MlflowClient): FindTraining {
  const kept = new Map<string, KnownTraining>();

  async function read<Schema extends TSchema>(
    schema: Schema,
    source: string,
    file: string,
    signal: AbortSignal,
  ): Promise<Static<Schema> | undefined> {
    const path = file.slice(modelFiles.folder.length + 1);
    try {
      const bytes = await abortable(tracking.artifacts.download(source, path), signal);
      const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return Value.Check(schema, value) ? value : undefined;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      if (error instanceof MlflowError && !error.isRetryable) return undefined;
      throw error;
    }
  }

  return async (modelName, version, signal) => {
    const name = `${version} of ${modelName}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    if (!/^[1-9]\d{0,8}$/.test(version)) return unknownTraining;
    const found = await abortable(tracking.modelVersions.get(modelName, version), signal);
    if (found === undefined) return unknownTraining;
    const [profile, serving] = await Promise.all([
      read(TrainingProfile, found.source, modelFiles.profile, signal),
      read(ServingDescription, found.source, modelFiles.signature, signal),
    ]);
    const training: KnownTraining = {
      profile,
      temperature: serving?.calibration?.temperature ?? 1,
      importances: serving?.importances ?? {},
    };
    kept.set(name, training);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return training;
  };
}
