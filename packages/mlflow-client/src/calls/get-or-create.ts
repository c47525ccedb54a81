import { MlflowError } from '../http/mlflow-error.js';

/** Finds or makes something of a unique name; when another caller makes it at the same time, finds theirs. */
export async function getOrCreate<T>(
  find: () => Promise<T | undefined>,
  create: () => Promise<T>,
): Promise<T> {
  const found = await find();
  if (found !== undefined) return found;
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof MlflowError) || error.errorCode !== 'RESOURCE_ALREADY_EXISTS') throw error;
    const theirs = await find();
    if (theirs === undefined) throw error;
    return theirs;
  }
}
