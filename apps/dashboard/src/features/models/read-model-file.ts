import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** A JSON file of a run, or undefined where there is none or it holds something else. */
export async function readModelFile<Schema extends TSchema>(
  mlflow: MlflowClient,
  artifactUri: string,
  path: string,
  schema: Schema,
): Promise<Static<Schema> | undefined> {
  try {
    const bytes = await mlflow.artifacts.download(artifactUri, path);
    const content: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Value.Check(schema, content) ? (Value.Clean(schema, content) as Static<Schema>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof MlflowError && !error.isRetryable) return undefined;
    throw error;
  }
}
