import { defaultPorts, type PortName, type PortTable, portKeys } from './port-table.js';
import type { Environment, Settings } from './settings.js';

/** The keys that name an address of our own parts, and the port that stands behind each. */
const addressKeys = {
  MLFLOW_TRACKING_URI: 'tracking',
  P2_API_BASE: 'dataApi',
  INFERENCE_URL: 'inference',
  WORKER_URL: 'worker',
  TEMPORAL_UI_URL: 'temporalUi',
  MINIO_CONSOLE_URL: 'minioConsole',
} as const satisfies Record<string, PortName>;

/** The environment of every app: the keys that were given, and addresses that fit the ports of this stack. */
export function appEnvironment(settings: Settings, databaseUrl: string): Environment {
  const { ports, given, environment } = settings;
  return {
    ...environment,
    ...portsAsKeys(ports),
    ...addresses(settings),
    BIND_HOST: settings.host,
    DATABASE_URL: databaseUrl,
    MLFLOW_S3_ENDPOINT_URL: given.objectStoreUrl ?? urlOf(ports.minio),
    AWS_ACCESS_KEY_ID: settings.objectStoreKeys.accessKey,
    AWS_SECRET_ACCESS_KEY: settings.objectStoreKeys.secretKey,
    TEMPORAL_ADDRESS: given.temporalAddress ?? `127.0.0.1:${ports.temporal}`,
    P2_DATA_DIR: environment.P2_DATA_DIR ?? settings.home.data,
  };
}

export function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function portsAsKeys(ports: PortTable): Environment {
  const names = Object.keys(portKeys) as (keyof typeof portKeys)[];
  return Object.fromEntries(names.map((name) => [portKeys[name], String(ports[name])]));
}

// `.env.example` shows the usual addresses. Copied as it is, they mean our own parts, wherever their ports have gone.
function addresses({ environment, ports, given }: Settings): Environment {
  // Where the pages are of a service that others run, only they can say.
  const foreign: PortName[] = [
    ...(given.temporalAddress === undefined ? [] : (['temporalUi'] as const)),
    ...(given.objectStoreUrl === undefined ? [] : (['minioConsole'] as const)),
  ];
  const addressOf = (key: string, name: PortName): string | undefined => {
    const text = environment[key]?.replace(/\/+$/, '');
    const isOurs = text === undefined || text === urlOf(defaultPorts[name]);
    return isOurs && !foreign.includes(name) ? urlOf(ports[name]) : text;
  };
  return Object.fromEntries(Object.entries(addressKeys).map(([key, name]) => [key, addressOf(key, name)]));
}
