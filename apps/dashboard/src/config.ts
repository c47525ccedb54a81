import { type Environment, LoggingEnvironment, parseEnvironment } from '@canopy/service-kit/process';
import { type Static, Type } from 'typebox';

/** The keys that the dashboard reads. `PORT` and `HOSTNAME` besides are Next's own. */
export const DashboardEnvironment = Type.Object({
  ...LoggingEnvironment.properties,
  DATABASE_URL: Type.String({ minLength: 1, description: 'Postgres that the pipeline writes to' }),
  MLFLOW_TRACKING_URI: Type.String({
    default: 'http://127.0.0.1:5000',
    description: 'where the tracking app answers',
  }),
  MLFLOW_TRACKING_TOKEN: Type.Optional(
    Type.String({ description: 'token that the tracking server asks for, if it does' }),
  ),
  MLFLOW_S3_ENDPOINT_URL: Type.String({
    default: 'http://127.0.0.1:9000',
    description: 'where the object store answers',
  }),
  MODEL_NAME: Type.String({ default: 'covertype_classifier', description: 'registered model that is shown' }),
  TEMPORAL_ADDRESS: Type.String({ default: '127.0.0.1:7233', description: 'host:port of Temporal' }),
  TEMPORAL_NAMESPACE: Type.String({ default: 'default', description: 'namespace of the schedule' }),
  P2_API_BASE: Type.String({ default: 'http://127.0.0.1:8080', description: 'the source of rows' }),
  INFERENCE_URL: Type.String({ default: 'http://127.0.0.1:8000', description: 'where predictions are made' }),
  WORKER_URL: Type.Optional(
    Type.String({
      description: "the worker's GET /health; without it, whether Temporal hears from a worker",
    }),
  ),
  TEMPORAL_UI_URL: Type.String({
    default: 'http://127.0.0.1:8233',
    description: 'link to the Temporal Web UI',
  }),
  MINIO_CONSOLE_URL: Type.String({
    default: 'http://127.0.0.1:9001',
    description: 'link to the MinIO console',
  }),
  CANOPY_HOME: Type.String({ default: '.canopy', description: 'folder whose logs people are told to read' }),
});
export type DashboardEnvironment = Static<typeof DashboardEnvironment>;

export interface DashboardConfig {
  readonly logLevel: string;
  readonly databaseUrl: string;
  readonly modelName: string;
  readonly trackingToken: string | undefined;
  /** Where npm start keeps the log of each part. */
  readonly logFolder: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  /** Base addresses without a trailing slash. */
  readonly addresses: {
    readonly dataApi: string;
    readonly tracking: string;
    readonly inference: string;
    readonly objectStore: string;
    readonly worker: string | undefined;
    readonly temporalUi: string;
    readonly minioConsole: string;
  };
}

/**
 * The settings of this process, read when the first request needs them: the build knows no environment.
 *
 * @throws ConfigurationError that names every key that is wrong.
 */
export function readDashboardConfig(environment: Environment = process.env): DashboardConfig {
  const keys = parseEnvironment(DashboardEnvironment, environment);
  return Object.freeze({
    logLevel: String(keys.LOG_LEVEL),
    databaseUrl: keys.DATABASE_URL,
    modelName: keys.MODEL_NAME,
    trackingToken: keys.MLFLOW_TRACKING_TOKEN,
    logFolder: `${withoutTrailingSlash(keys.CANOPY_HOME)}/logs`,
    temporal: Object.freeze({ address: keys.TEMPORAL_ADDRESS, namespace: keys.TEMPORAL_NAMESPACE }),
    addresses: Object.freeze({
      dataApi: withoutTrailingSlash(keys.P2_API_BASE),
      tracking: withoutTrailingSlash(keys.MLFLOW_TRACKING_URI),
      inference: withoutTrailingSlash(keys.INFERENCE_URL),
      objectStore: withoutTrailingSlash(keys.MLFLOW_S3_ENDPOINT_URL),
      worker: keys.WORKER_URL && withoutTrailingSlash(keys.WORKER_URL),
      temporalUi: withoutTrailingSlash(keys.TEMPORAL_UI_URL),
      minioConsole: withoutTrailingSlash(keys.MINIO_CONSOLE_URL),
    }),
  });
}

function withoutTrailingSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
