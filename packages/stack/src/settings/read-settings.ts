import path from 'node:path';
import { homeAt } from '../home/home.js';
import { repositoryRoot } from '../repository-root.js';
import { type PortTable, portTable } from './port-table.js';
import type { Environment, Settings } from './settings.js';

/**
 * The settings that an environment names, with the defaults of a stack on one machine.
 *
 * @param ports a table to use in place of the usual ports, or the number that moves them all
 */
export function readSettings(environment: Environment, ports: PortTable | number): Settings {
  const keys = Object.fromEntries(Object.entries(environment).filter(([, text]) => text?.trim()));
  const { DATABASE_URL, MLFLOW_S3_ENDPOINT_URL, TEMPORAL_ADDRESS } = keys;
  return {
    home: homeAt(path.resolve(repositoryRoot, keys.CANOPY_HOME ?? '.canopy')),
    ports: typeof ports === 'number' ? portTable(keys, ports) : ports,
    host: keys.BIND_HOST ?? '127.0.0.1',
    objectStoreKeys: {
      accessKey: keys.AWS_ACCESS_KEY_ID ?? 'canopy',
      secretKey: keys.AWS_SECRET_ACCESS_KEY ?? 'canopy-secret',
    },
    given: {
      ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
      ...(MLFLOW_S3_ENDPOINT_URL === undefined ? {} : { objectStoreUrl: MLFLOW_S3_ENDPOINT_URL }),
      ...(TEMPORAL_ADDRESS === undefined ? {} : { temporalAddress: TEMPORAL_ADDRESS }),
    },
    environment: keys,
  };
}
