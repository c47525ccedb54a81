import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { parseConfusionMatrix } from './parse-confusion-matrix';

/** How often each class (first index) was taken for each (second index) on the hold-out; undefined where no run tells. */
export async function readConfusion(
  mlflow: MlflowClient,
  artifactUri: string,
): Promise<number[][] | undefined> {
  try {
    return parseConfusionMatrix(await mlflow.artifacts.download(artifactUri, 'confusion_matrix.json'));
  } catch (error) {
    if (error instanceof MlflowError && !error.isRetryable) return undefined;
    throw error;
  }
}
