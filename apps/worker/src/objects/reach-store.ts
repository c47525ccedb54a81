import type { ObjectStore } from '@canopy/object-store';
import type { Logger } from 'pino';
import { reach } from '../temporal/reach.js';
import type { TrainerConfig } from '../trainer-config.js';

/** Waits for an object store that may still be starting, and makes the bucket if it is not there. */
export async function reachStore(
  objects: ObjectStore,
  { endpointUrl }: TrainerConfig['objectStore'],
  logger: Logger,
): Promise<void> {
  const part = `The object store at ${endpointUrl} (MLFLOW_S3_ENDPOINT_URL)`;
  await reach(part, () => objects.ensureBucket(), { logger });
}
