import { MlflowError } from '../http/mlflow-error.js';

/** Resolves to undefined where the server says that there is no such thing. */
export async function undefinedIfMissing<T>(
  promise: Promise<T>,
  isMissing = (error: MlflowError) => error.errorCode === 'RESOURCE_DOES_NOT_EXIST',
): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof MlflowError && isMissing(error)) return undefined;
    throw error;
  }
}
