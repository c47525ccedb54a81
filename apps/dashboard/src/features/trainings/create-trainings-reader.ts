import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import type { Training } from './training';
import { readTrainings } from './trainings.queries';

/** Tag of a version with the words of the gate, as the worker writes it. */
const reasonTag = 'gate_reason';
const versionsAsked = 200;

export interface TrainingsTools {
  database: ReadOnlyDatabase;
  mlflow: MlflowClient;
  modelName: string;
}

/**
 * Reads the trainings from the pipeline's table, and from tracking why each model was promoted or kept back.
 * Without tracking they are read all the same, without their reasons.
 */
export function createTrainingsReader({
  database,
  mlflow,
  modelName,
}: TrainingsTools): () => Promise<Training[]> {
  // The reason of a version never changes, so tracking is asked only about versions that are new here.
  const reasons = new Map<string, string>();

  async function learnReasons(): Promise<void> {
    const search = { filter: `name = '${modelName}'`, maxResults: versionsAsked };
    const { modelVersions } = await mlflow.modelVersions.search(search);
    for (const { version, tags } of modelVersions) {
      const reason = tags.find(({ key }) => key === reasonTag)?.value;
      if (reason !== undefined) reasons.set(version, reason);
    }
  }

  return async () => {
    const trainings = await readTrainings(database, modelName);
    if (trainings.some(({ version }) => version !== undefined && !reasons.has(version))) {
      await learnReasons().catch((error: unknown) => {
        if (!(error instanceof MlflowError)) throw error;
      });
    }
    return trainings.map((training) => withReason(training, reasons.get(training.version ?? '')));
  };
}

function withReason(training: Training, reason: string | undefined): Training {
  return reason === undefined ? training : { ...training, reason };
}
