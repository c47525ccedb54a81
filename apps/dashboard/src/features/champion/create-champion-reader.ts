import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { championAlias } from '@canopy/pipeline-contract';
import { Problem } from '../../server/problem';
import type { Champion, ChampionAnswer } from './champion';

/** Reads from tracking which version is the champion, and how good it is. */
export function createChampionReader(mlflow: MlflowClient, modelName: string): () => Promise<ChampionAnswer> {
  // A run that made a version never changes: what was read of the latest one is kept.
  let latest: { version: string; answer: ChampionAnswer } | undefined;

  return async () => {
    try {
      const found = await mlflow.modelVersions.getByAlias(modelName, championAlias);
      if (found === undefined) return {};
      if (latest?.version === found.version) return latest.answer;
      const run = found.run_id === '' ? undefined : await mlflow.runs.get(found.run_id);
      const metric = (key: string) => run?.data.metrics.find((one) => one.key === key)?.value;
      const champion: Champion = {
        name: found.name,
        version: found.version,
        runId: found.run_id,
        registeredAt: new Date(found.creation_timestamp).toISOString(),
        ...given('accuracy', metric('accuracy')),
        ...given('f1Macro', metric('f1_macro')),
        ...given('logLoss', metric('log_loss')),
        ...given('samplesTrain', metric('n_samples_train')),
      };
      latest = { version: found.version, answer: { champion } };
      return latest.answer;
    } catch (error) {
      if (error instanceof MlflowError) throw new Problem('tracking_unreachable', error.message, error);
      throw error;
    }
  };
}

function given<Key extends string>(key: Key, value: number | undefined): { [K in Key]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: number });
}
