import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { championAlias, modelFiles, SurrogateTree } from '@canopy/pipeline-contract';
import { Problem } from '../../server/problem';
import { type ModelCard, ModelConfidence, ModelEvaluation } from './model-card';
import { readConfusion } from './read-confusion';
import { readModelFile } from './read-model-file';

type Files = Pick<ModelCard, 'evaluation' | 'confidence' | 'surrogate' | 'confusion'>;

const mostKept = 50;

/**
 * Reads what tracking knows of a version and its files.
 *
 * @throws Problem `model_missing` for a version that does not exist, `tracking_unreachable` when it cannot be asked.
 */
export function createModelReader(
  mlflow: MlflowClient,
  modelName: string,
): (version: string) => Promise<ModelCard> {
  // The files of a run that has ended never change.
  const kept = new Map<string, Files>();

  async function readFiles(runId: string, artifactUri: string): Promise<Files> {
    const earlier = kept.get(runId);
    if (earlier !== undefined) return earlier;
    const [evaluation, confidence, surrogate, confusion] = await Promise.all([
      readModelFile(mlflow, artifactUri, 'evaluation.json', ModelEvaluation),
      readModelFile(mlflow, artifactUri, modelFiles.signature, ModelConfidence),
      readModelFile(mlflow, artifactUri, modelFiles.surrogate, SurrogateTree),
      readConfusion(mlflow, artifactUri),
    ]);
    const files: Files = {
      ...(evaluation && { evaluation }),
      ...(confidence && { confidence }),
      ...(surrogate && { surrogate }),
      ...(confusion && { confusion }),
    };
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(runId, files);
    return files;
  }

  return async (version) => {
    // Anything else is no version, and tracking would refuse to look for it.
    if (!/^[1-9]\d{0,8}$/.test(version)) throw new Problem('model_missing', version);
    try {
      const found = await mlflow.modelVersions.get(modelName, version);
      if (found === undefined) throw new Problem('model_missing', version);
      const run = found.run_id === '' ? undefined : await mlflow.runs.get(found.run_id);
      return {
        name: found.name,
        version: found.version,
        runId: found.run_id,
        registeredAt: new Date(found.creation_timestamp).toISOString(),
        isChampion: found.aliases.includes(championAlias),
        params: Object.fromEntries(run?.data.params.map(({ key, value }) => [key, value]) ?? []),
        metrics: Object.fromEntries(run?.data.metrics.map(({ key, value }) => [key, value]) ?? []),
        ...(run && (await readFiles(run.info.run_id, run.info.artifact_uri))),
      };
    } catch (error) {
      if (error instanceof MlflowError) throw new Problem('tracking_unreachable', error.message, error);
      throw error;
    }
  };
}
