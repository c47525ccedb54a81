import { sweepTemporaryHomes, temporaryEnvironment } from './home/temporary-home.js';
import { launch } from './launch.js';
import { findFreePorts } from './ports/find-free-ports.js';
import { urlOf } from './settings/app-environment.js';
import { readSettings } from './settings/read-settings.js';
import type { Environment } from './settings/settings.js';

export interface ServicesOptions {
  /** All keys, those of the process included. Services that it names are not used. */
  environment: Environment;
  say(line: string): void;
}

export interface RunningServices {
  /** The keys by which tests and apps find them. */
  environment: Record<
    | 'DATABASE_URL'
    | 'MLFLOW_S3_ENDPOINT_URL'
    | 'AWS_ACCESS_KEY_ID'
    | 'AWS_SECRET_ACCESS_KEY'
    | 'TEMPORAL_ADDRESS',
    string
  >;
  /** Stops them and deletes all that they kept. */
  stop(): Promise<void>;
}

/** Starts a migrated Postgres, a MinIO and a Temporal that nobody else uses, at free ports, with nothing in them. */
export async function startServices({ environment, say }: ServicesOptions): Promise<RunningServices> {
  await sweepTemporaryHomes();
  const settings = readSettings(temporaryEnvironment(environment), await findFreePorts());
  const { ports, objectStoreKeys } = settings;
  const launched = await launch({ settings, isTemporary: true, say, signal: new AbortController().signal });
  return {
    environment: {
      DATABASE_URL: launched.databaseUrl,
      MLFLOW_S3_ENDPOINT_URL: urlOf(ports.minio),
      AWS_ACCESS_KEY_ID: objectStoreKeys.accessKey,
      AWS_SECRET_ACCESS_KEY: objectStoreKeys.secretKey,
      TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    },
    stop: launched.stop,
  };
}
