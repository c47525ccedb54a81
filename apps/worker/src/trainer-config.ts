import { type Environment, LoggingEnvironment, parseEnvironment } from '@canopy/service-kit/process';
import { type Static, Type } from 'typebox';
import type { TrainingLimits } from './training/training-resources.js';

/** What every worker reads: where Temporal and the objects are, and what a training may take. */
export const TrainingEnvironment = Type.Object({
  ...LoggingEnvironment.properties,
  BIND_HOST: Type.String({ default: '127.0.0.1', description: 'address that the service listens at' }),
  MLFLOW_S3_ENDPOINT_URL: Type.String({
    default: 'http://127.0.0.1:9000',
    description: 'object store (MinIO or another of its kind)',
  }),
  AWS_ACCESS_KEY_ID: Type.String({ description: 'user of the object store' }),
  AWS_SECRET_ACCESS_KEY: Type.String({ description: 'password of that user' }),
  DATA_BUCKET: Type.String({
    default: 'canopy',
    minLength: 3,
    description: 'bucket for batches, snapshots and models in the making',
  }),
  TEMPORAL_ADDRESS: Type.String({ default: '127.0.0.1:7233', description: 'Temporal server' }),
  TEMPORAL_NAMESPACE: Type.String({ default: 'default', description: 'namespace on the Temporal server' }),
  TEMPORAL_METRICS_PORT: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 65_535,
    description: "port where Temporal's SDK gives its own metrics to Prometheus at /metrics; 0 for nowhere",
  }),
  TRAINING_THREADS: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 1024,
    description: 'threads that grow trees; 0 is one a core',
  }),
  TRAINING_MEMORY_MB: Type.Integer({
    default: 0,
    minimum: 0,
    description: 'megabytes that growing or joining trees may take; 0 is three quarters of the machine',
  }),
});

export const TrainerEnvironment = Type.Object({
  ...TrainingEnvironment.properties,
  TRAINER_PORT: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 65_535,
    description: 'port of a trainer; it answers GET /health and GET /metrics; 0 takes any that is free',
  }),
});

/** Settings of a machine that does nothing but train. A worker of the whole pipeline has them too. */
export interface TrainerConfig {
  readonly logLevel: string;
  readonly health: { readonly host: string; readonly port: number };
  readonly objectStore: {
    readonly endpointUrl: string;
    readonly accessKey: string;
    readonly secretKey: string;
    readonly bucket: string;
  };
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    /** Where Temporal's SDK gives its own metrics; undefined for nowhere. */
    readonly metricsAddress: string | undefined;
  };
  readonly training: TrainingLimits;
}

/** @throws ConfigurationError that lists every key that is wrong. */
export function readTrainerConfig(environment: Environment): TrainerConfig {
  const keys = parseEnvironment(TrainerEnvironment, environment);
  return Object.freeze(trainerConfigOf(keys, keys.TRAINER_PORT));
}

export function trainerConfigOf(keys: Static<typeof TrainingEnvironment>, port: number): TrainerConfig {
  return {
    logLevel: keys.LOG_LEVEL,
    health: Object.freeze({ host: keys.BIND_HOST, port }),
    objectStore: Object.freeze({
      endpointUrl: keys.MLFLOW_S3_ENDPOINT_URL,
      accessKey: keys.AWS_ACCESS_KEY_ID,
      secretKey: keys.AWS_SECRET_ACCESS_KEY,
      bucket: keys.DATA_BUCKET,
    }),
    temporal: Object.freeze({
      address: keys.TEMPORAL_ADDRESS,
      namespace: keys.TEMPORAL_NAMESPACE,
      metricsAddress:
        keys.TEMPORAL_METRICS_PORT === 0 ? undefined : `${keys.BIND_HOST}:${keys.TEMPORAL_METRICS_PORT}`,
    }),
    training: Object.freeze({
      threads: keys.TRAINING_THREADS,
      memoryBytes: keys.TRAINING_MEMORY_MB * 1_000_000,
    }),
  };
}
